import type { Problem } from '@feedback/schema';
import { CliError } from '../cli-error.ts';
import { Config, type SettingName } from './config.ts';

/** The variables that are settings, and how their text is read. */
const VARIABLES: readonly {
  readonly name: SettingName;
  readonly variable: string;
  readonly read: (text: string) => unknown;
}[] = [
  { name: 'store', variable: 'FEEDBACK_STORE', read: String },
  { name: 'patterns_file', variable: 'FEEDBACK_PATTERNS_FILE', read: String },
  { name: 'project', variable: 'FEEDBACK_PROJECT', read: String },
  {
    name: 'reports',
    variable: 'FEEDBACK_REPORTS',
    read: (text) => text.split(',').map((glob) => glob.trim()),
  },
  { name: 'fail_on', variable: 'FEEDBACK_FAIL_ON', read: String },
  { name: 'min_confidence', variable: 'FEEDBACK_MIN_CONFIDENCE', read: Number },
  { name: 'period', variable: 'FEEDBACK_PERIOD', read: String },
];

/** The variable of a setting, for people. */
export const variableOf = (name: SettingName): string =>
  VARIABLES.find((each) => each.name === name)?.variable ?? 'environment';

/** Settings from the environment; an empty variable counts as absent. Throws `CliError` for a value that is none. */
export const readEnvironment = (env: Readonly<Record<string, string | undefined>>): Partial<Config> => {
  const values: Record<string, unknown> = {};
  for (const { name, variable, read } of VARIABLES) {
    const text = env[variable];
    if (text !== undefined && text !== '') values[name] = read(text);
  }
  if (Object.keys(values).length === 0) return {};
  const parsed = Config.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new CliError(
    parsed.error.issues.map((issue): Problem => {
      const variable = variableOf(issue.path[0] as SettingName);
      return {
        severity: 'error',
        code: 'INVALID_ENVIRONMENT',
        message: `${variable} is set to ${JSON.stringify(env[variable])}: ${issue.message}. Correct or unset it.`,
      };
    }),
  );
};
