import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { readActor, type LibraryActor } from '../../inputs/read-actor.ts';
import type { Library } from '../../library.ts';

/** The options of every command that changes the library. */
export interface ActorOptions {
  readonly reason?: string;
  readonly by?: readonly string[];
}

/** Adds `--reason` and `--by`. */
export const addActorOptions = (command: Command): void => {
  command
    .option('--reason <text>', 'why, for the history')
    .option(
      '--by <actor...>',
      'who: "tool NAME" (what it does waits for a person) or "person NAME"; give it last',
    );
};

/** The library with who changes it from now on. */
export const libraryFor = async (
  context: Context,
  { by }: ActorOptions,
): Promise<{ readonly library: Library; readonly actor: LibraryActor }> => {
  const library = await context.library();
  const actor = await readActor(context.cwd, context.io.env, by);
  library.own.actAs(actor);
  return { library, actor };
};
