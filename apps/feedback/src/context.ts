import type { EventStore } from '@feedback/schema';
import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import type { Io } from './io.ts';
import type { Library } from './library.ts';
import type { Output } from './terminal/output.ts';
import type { Config } from './settings/config.ts';
import type { Workspace } from './workspace.ts';

/** What a command works with. The heavier things are made when they are first asked for, once. */
export interface Context {
  readonly io: Io;
  readonly output: Output;
  /** The folder to work in: `-C`, else where the program was started. */
  readonly cwd: string;
  readonly workspace: () => Promise<Workspace>;
  /** The project's events, for writing: a store that is not there yet is made. */
  readonly store: () => Promise<EventStore>;
  /** The project's events, for reading: empty where there is no store yet, and none is made. */
  readonly readStore: () => Promise<EventStore>;
  /** The patterns of this project. */
  readonly library: () => Promise<Library>;
  /** Whether the patterns are not all there, because a layer could not be read. */
  readonly isPartial: () => boolean;
  /** Runs another command line to its exit code, as `main` does. */
  readonly runLine: RunLine;
  /** Closes the stores that were opened. */
  readonly close: () => Promise<void>;
}

/** Runs the words of a command line, without `node` and the script, and resolves to the exit code. */
export type RunLine = (argv: readonly string[], io: Io) => Promise<number>;

export interface ContextOptions {
  readonly io: Io;
  readonly output: Output;
  readonly cwd: string;
  readonly flags: Partial<Config>;
  readonly runLine: RunLine;
}

/** Locations that are no path (`memory:`, a URL) are never missing. */
const isMissingFile = (location: string): boolean => isAbsolute(location) && !existsSync(location);

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

/** Makes the context of one command. Nothing is read before it is asked for. */
export const createContext = ({ io, output, cwd, flags, runLine }: ContextOptions): Context => {
  const workspace = once(async () => {
    const { findWorkspace } = await import('./workspace.ts');
    return findWorkspace({ cwd: resolve(cwd), env: io.env, flags });
  });
  const opened: Promise<EventStore>[] = [];
  const open = async (location: string): Promise<EventStore> => {
    const { openStore } = await import('@feedback/store');
    const opening = openStore(location, {
      clock: io.clock,
      onProblem: (problem) => output.problems([problem]),
      onUpgrade: (share) => {
        if (share === 0) output.note(`${location} is brought to the format of this version, once.`);
        output.progress(`${Math.round(share * 100)} % of ${location}`);
      },
    });
    opened.push(opening);
    return opening;
  };
  const store = once(async () => open((await workspace()).settings.store));
  const readStore = once(async () => {
    const { settings } = await workspace();
    return isMissingFile(settings.store) ? open('memory:') : store();
  });
  let isPartial = false;
  const library = once(async () => {
    const { openLibrary } = await import('./library.ts');
    const made = await openLibrary({ workspace: await workspace(), output, clock: io.clock });
    isPartial = made.problems().some(({ severity }) => severity === 'error');
    return made;
  });
  return {
    io,
    output,
    cwd: resolve(cwd),
    workspace,
    store,
    readStore,
    library,
    isPartial: () => isPartial,
    runLine,
    close: async () => {
      // What failed to open was reported by whoever asked for it.
      for (const each of await Promise.allSettled(opened))
        if (each.status === 'fulfilled') await each.value.close();
    },
  };
};
