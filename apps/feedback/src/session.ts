import { analyzeProject } from './analyze-project.ts';
import type { Context } from './context.ts';
import type { Session } from './tui/session.ts';

/** The terminal app's door to this project. Looking changes nothing; only its verdicts on patterns are written. */
export const createSession = async (context: Context): Promise<Session> => {
  const { settings } = await context.workspace();
  const library = await context.library();
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
    accept: (name) => library.step(name, 'accept'),
    dismiss: (name, reason) => library.step(name, 'dismiss', reason),
    archive: (name) => library.step(name, 'archive'),
    restore: (name) => library.step(name, 'restore'),
  };
};
