import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { exportPatterns, importPatterns, type PatternUpdate } from '@feedback/patterns';
import type { Pattern } from '@feedback/schema';
import { cliError, CliError } from '../../cli-error.ts';
import type { Context } from '../../context.ts';
import { problemIn } from '../../terminal/problem-in.ts';
import { fieldsBetween } from './edited-fields.ts';

type Environment = Context['io']['env'];

/** Runs the user's own command as git does: a shell reads it, the file is its last argument. */
const runEditor = (command: string, path: string, env: Environment): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const child =
      process.platform === 'win32'
        ? spawn(`${command} "${path}"`, { shell: true, stdio: 'inherit', env })
        : spawn('/bin/sh', ['-c', `${command} "$@"`, command, path], { stdio: 'inherit', env });
    child.on('error', reject);
    child.on('exit', resolve);
  });

const editorOf = (env: Environment): string => {
  const editor = env['VISUAL'] || env['EDITOR'];
  if (editor !== undefined && editor.trim() !== '') return editor;
  throw cliError(
    'NO_EDITOR',
    'No editor is known. Set EDITOR (or VISUAL), or give the fields as options or as JSON on standard input.',
  );
};

const readEdited = async (text: string, path: string): Promise<Pattern> => {
  const { patterns, problems } = await importPatterns(text, { format: 'markdown' });
  const [edited, ...more] = patterns;
  const errors = problems.filter(({ severity }) => severity === 'error').map(problemIn(path));
  if (errors.length > 0) throw new CliError(errors);
  if (edited !== undefined && more.length === 0) return edited;
  throw cliError(
    'INVALID_EDIT',
    `The edited text holds ${patterns.length === 0 ? 'no pattern' : `${patterns.length} patterns`}, not one. It is kept: correct it, then try again.`,
    { path },
  );
};

/**
 * Lets the user edit a pattern as Markdown in `$VISUAL` or `$EDITOR` and answers with what they changed. A text that cannot be read
 * is kept, and its path told. Throws `CliError` `NO_EDITOR`, `EDITOR_FAILED`, `INVALID_EDIT`.
 */
export const editInEditor = async (pattern: Pattern, { io, output }: Context): Promise<PatternUpdate> => {
  const editor = editorOf(io.env);
  const path = join(await mkdtemp(join(tmpdir(), 'feedback-edit-')), `${pattern.name}.md`);
  const text = await exportPatterns([pattern], { format: 'markdown' });
  await writeFile(path, text);
  const code = await output.holding(() => runEditor(editor, path, io.env));
  if (code !== 0)
    throw cliError(
      'EDITOR_FAILED',
      `The editor ended with ${code ?? 'a signal'}. Nothing was changed; the text is kept.`,
      {
        path,
      },
    );
  const edited = await readFile(path, 'utf8');
  const after = await readEdited(edited, path);
  // Compared with what the unedited text reads as: what Markdown cannot tell apart is no edit.
  const fields = fieldsBetween(await readEdited(text, path), after);
  await rm(dirname(path), { recursive: true, force: true });
  return fields;
};
