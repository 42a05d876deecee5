import type { EventStore } from '@feedback/schema';
import { resolve } from 'node:path';
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
  /** The project's events; closed when the command has ended. */
  readonly store: () => Promise<EventStore>;
  /** The patterns in force here. */
  readonly library: () => Promise<Library>;
  /** Closes what was opened. */
  readonly close: () => Promise<void>;
}

export interface ContextOptions {
  readonly io: Io;
  readonly output: Output;
  readonly cwd: string;
  readonly flags: Partial<Config>;
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

/** Makes the context of one command. Nothing is read before it is asked for. */
export const createContext = ({ io, output, cwd, flags }: ContextOptions): Context => {
  const workspace = once(async () => {
    const { findWorkspace } = await import('./workspace.ts');
    return findWorkspace({ cwd: resolve(cwd), env: io.env, flags });
  });
  let opened: Promise<EventStore> | undefined;
  const store = (): Promise<EventStore> => {
    opened ??= (async () => {
      const [{ openStore }, { settings }] = await Promise.all([import('@feedback/store'), workspace()]);
      return openStore(settings.store, {
        clock: io.clock,
        onProblem: (problem) => output.problems([problem]),
      });
    })();
    return opened;
  };
  const library = once(async () => {
    const { openLibrary } = await import('./library.ts');
    return openLibrary({ workspace: await workspace(), store, output, clock: io.clock });
  });
  return {
    io,
    output,
    cwd: resolve(cwd),
    workspace,
    store,
    library,
    close: async () => {
      const closing = opened?.then(
        (each) => each.close(),
        () => undefined, // What failed to open was reported by whoever asked for it.
      );
      opened = undefined;
      await closing;
    },
  };
};
