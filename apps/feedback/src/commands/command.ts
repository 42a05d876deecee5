import type { Command } from 'commander';
import type { Context } from '../context.ts';

/** One command: how it is called and what it does. Resolves to the exit code. */
export interface CommandModule {
  /** Shown first in its help; without the program's name. */
  readonly examples: readonly string[];
  /** `--format` names what is read, not how the answer is printed. */
  readonly readsFormat?: true;
  /** Adds arguments and options. */
  readonly configure: (command: Command) => void;
  readonly run: (
    context: Context,
    args: readonly string[],
    options: Readonly<Record<string, unknown>>,
  ) => Promise<number>;
}

/** A command of commands, such as `patterns`. */
export interface CommandGroup {
  readonly examples: readonly string[];
  readonly subcommands: Readonly<Record<string, CommandModule & { readonly summary: string }>>;
}

/** A command before it is loaded: what the overview of all commands shows. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly group: string;
  readonly load: () => Promise<CommandModule | CommandGroup>;
}

interface TypedCommand<Options> extends Omit<CommandModule, 'run'> {
  readonly run: (context: Context, args: readonly string[], options: Options) => Promise<number>;
}

/** Types the options of a command as its `configure` has commander parse them. */
export const defineCommand = <Options extends object, Extra extends object = object>(
  command: TypedCommand<Options> & Extra,
): CommandModule & Extra => command as unknown as CommandModule & Extra;
