import { analyzeProject } from './analyze-project.ts';
import type { Context } from './context.ts';
import type { PatternManager } from '@feedback/patterns';
import type { Session } from './tui/session.ts';

/** The terminal app's door to this project. Looking changes nothing; only its verdicts on patterns are written. */
export const createSession = async (context: Context): Promise<Session> => {
  const { settings } = await context.workspace();
  const library = await context.library();
  const change = async (name: string, step: (own: PatternManager) => void): Promise<void> => {
    library.adopt(name);
    step(library.own);
    await library.own.savePatterns();
  };
  return {
    project: settings.project,
    load: async () => {
      await library.reload();
      const { analysis, patterns } = await analyzeProject(context, {
        period: settings.period,
        update: false,
      });
      return { analysis, patterns };
    },
    accept: (name) => change(name, (own) => own.acceptPattern(name)),
    dismiss: (name, reason) => change(name, (own) => own.dismissPattern(name, reason)),
    archive: (name) => change(name, (own) => own.archivePattern(name)),
    restore: (name) => change(name, (own) => own.restorePattern(name)),
  };
};
