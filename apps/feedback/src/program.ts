import { Command, Option } from 'commander';
import type { CommandEntry, CommandGroup, CommandModule } from './commands/command.ts';
import { COMMANDS } from './commands/table.ts';
import type { ColorChoice } from './terminal/output.ts';

/** Options that every command knows, wherever they stand. */
export interface GlobalOptions {
  readonly C?: string;
  readonly store?: string;
  readonly metricsFile?: string;
  readonly patternsFile?: string;
  readonly json?: true;
  readonly format?: string;
  readonly quiet?: true;
  readonly verbose?: true;
  readonly color: ColorChoice;
}

/** What was asked for. */
export interface Invocation {
  readonly module: CommandModule;
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly global: GlobalOptions;
}

const makeGlobalOptions = (): readonly Option[] => [
  new Option('-C <dir>', 'work in this folder'),
  new Option('--store <location>', 'where events are kept (PATH.db, PATH.json, memory:)'),
  new Option('--metrics-file <path>', 'the same as --store').conflicts('store'),
  new Option('--patterns-file <path>', 'the library of patterns'),
  new Option('--json', 'answer with one JSON object'),
  new Option('-q, --quiet', 'no hints and progress'),
  new Option('-v, --verbose', 'more details, and stack traces'),
  new Option('--color <when>', 'colours').choices(['auto', 'always', 'never']).default('auto'),
];

let made: readonly Option[] | undefined;

const globalOptions = (): readonly Option[] => (made ??= makeGlobalOptions());

/** Words that take the next word as their value: they come before the command's name. */
const takesValue = (word: string): boolean =>
  word.startsWith('-') &&
  globalOptions().some(({ required, short, long }) => required && (word === short || word === long));

/** The first word that is neither an option nor the value of one. */
const commandWord = (words: readonly string[]): string | undefined => {
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (takesValue(word)) index++;
    else if (!word.startsWith('-') || word === '-') return word;
  }
  return undefined;
};

const examplesText = (examples: readonly string[]): string =>
  `Examples:\n${examples.map((example) => `  feedback ${example}\n`).join('')}`;

export interface ProgramOptions {
  readonly version: string;
  /** Columns for help. */
  readonly width: () => number;
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
}

const addCommand = (
  parent: Command,
  name: string,
  summary: string,
  module: CommandModule,
  chosen: (module: CommandModule, command: Command) => void,
): void => {
  const command = parent.command(name).summary(summary);
  command.addHelpText('before', `${summary}\n\n${examplesText(module.examples)}`);
  module.configure(command);
  if (!command.options.some(({ long }) => long === '--format'))
    command.addOption(new Option('--format <format>').choices(['text', 'json']).hideHelp());
  command.action(() => chosen(module, command));
};

const addGroup = (
  program: Command,
  { name, summary }: CommandEntry,
  group: CommandGroup,
  chosen: (module: CommandModule, command: Command) => void,
): void => {
  const command = program.command(name).summary(summary);
  command.addHelpText('before', `${summary}\n\n${examplesText(group.examples)}`);
  for (const [subname, module] of Object.entries(group.subcommands))
    addCommand(command, subname, module.summary, module, chosen);
};

/** The bare program: global options, help, no commands yet. */
const createProgram = ({ version, width, writeOut, writeError }: ProgramOptions): Command => {
  const program = new Command('feedback')
    .exitOverride()
    .configureOutput({
      writeOut,
      writeErr: writeError,
      getOutHelpWidth: width,
      getErrHelpWidth: width,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ showGlobalOptions: true })
    .helpCommand(false)
    .version(version, '-V, --version', 'print the version')
    .showHelpAfterError('(add --help to see what there is)')
    .addHelpText(
      'before',
      `feedback learns from a team's mistakes and keeps them out of new code.\n\n${examplesText([
        'init                      # set up this project',
        'collect reports/*.xml     # read test reports',
        'analyze                   # what recurs, what is new, what helps',
        'check src                 # find known mistakes in code',
        '                          # the terminal app',
      ])}`,
    );
  for (const option of globalOptions()) program.addOption(option);
  return program;
};

/** `help collect` is `collect --help`; no command at all is the overview, or the app in a terminal. */
const normalise = (words: readonly string[], bare: () => string): readonly string[] => {
  const asksForProgram = words.some((word) => ['-h', '--help', '-V', '--version'].includes(word));
  const word = commandWord(words);
  if (word === undefined) return asksForProgram ? words : [...words, bare()];
  return word === 'help' ? [...words.filter((each) => each !== 'help'), '--help'] : words;
};

/**
 * Reads the words of a command line. Only the called command is loaded; the others are known by name and summary.
 * `bare` tells the command for no command. Rejects with `CommanderError` after help, version and wrong usage.
 */
export const readCommandLine = async (
  given: readonly string[],
  bare: () => string,
  options: ProgramOptions,
): Promise<Invocation> => {
  const words = normalise(given, bare);
  const program = createProgram(options);
  const word = commandWord(words);
  let invocation: Invocation | undefined;
  const choose = (module: CommandModule, command: Command): void => {
    invocation = { module, args: command.args, options: command.opts(), global: command.optsWithGlobals() };
  };
  const called = COMMANDS.find(({ name }) => name === word);
  for (const { name, summary, group } of called === undefined ? COMMANDS : [])
    program.commandsGroup(group).command(name).summary(summary);
  const module = await called?.load();
  if (called !== undefined && module !== undefined) {
    if ('subcommands' in module) addGroup(program, called, module, choose);
    else addCommand(program, called.name, called.summary, module, choose);
  }
  program.parse(words, { from: 'user' });
  if (invocation === undefined) throw new Error('commander chose no command');
  return invocation;
};
