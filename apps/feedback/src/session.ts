import { analyzeProject } from './analyze-project.ts';
import type { Context } from './context.ts';
import type { PatternManager } from '@feedback/patterns';
import type { Session } from './tui/session.ts';

/**
 * The terminal app's door to this project. Looking changes nothing; only its verdicts on patterns are written. Nothing is read
 * before the app asks, so that its first frame waits for nothing.
 */
export const createSession = (context: Context): Session => {
  const change = async (name: string, step: (own: PatternManager) => void): Promise<void> => {
    const library = await context.library();
    library.adopt(name);
    step(library.own);
    await library.own.savePatterns();
  };
  return {
    load: async () => {
      const { settings } = await context.workspace();
      const library = await context.library();
      await library.reload();
      const { analysis, patterns } = await analyzeProject(context, {
        period: settings.period,
        update: false,
      });
      return { project: settings.project, analysis, patterns };
    },
    accept: (name) => change(name, (own) => own.acceptPattern(name)),
    dismiss: (name, reason) => change(name, (own) => own.dismissPattern(name, reason)),
    archive: (name) => change(name, (own) => own.archivePattern(name)),
    restore: (name) => change(name, (own) => own.restorePattern(name)),
  };
};
