import { open } from 'node:fs/promises';
import { languageOfPath } from '@feedback/schema';

/** What a file is, when it is not what a command reads. */
export type Looks = 'empty' | 'metrics' | 'library' | 'sarif' | 'report' | 'diff' | 'rules' | 'code';

/** As much of a file as tells what it is, in bytes. */
const HEAD = 64 * 1024;

const isLibrary = (head: string): boolean =>
  /^\s*\{/.test(head) && /"patterns"\s*:\s*\[/.test(head.slice(0, 4_096));

const isDiff = (head: string): boolean =>
  /^(?:diff --git |Index: )/m.test(head) || /^--- .*\n\+\+\+ .*\n@@ /m.test(head);

/** Lists as they are in Markdown, and headings; no comment of code begins so without any fence after it. */
const isMarkdown = (path: string, head: string): boolean =>
  /\.mdx?$/i.test(path) || (/^#{1,6} \S/m.test(head) && /^(?:```|~~~)/m.test(head));

/** Says what a text is that begins so, by its content and its name; `undefined` for what is nothing that is known here. */
export const looksLike = async (path: string, head: string): Promise<Looks | undefined> => {
  const text = head.replace(/^\uFEFF/, '');
  if (text.trim() === '') return 'empty';
  const { detectFormat } = await import('@feedback/collector');
  const format = detectFormat(text);
  if (format === 'metrics-json') return 'metrics';
  if (isLibrary(text)) return 'library';
  if (format === 'sarif') return 'sarif';
  if (isDiff(text)) return 'diff';
  if (isMarkdown(path, text)) return 'rules';
  if (languageOfPath(path) !== undefined) return 'code';
  // A log is whatever nothing else is.
  return format === undefined || format === 'log' ? undefined : 'report';
};

/** The beginning of a file; empty for what cannot be read, which is told where it is read. */
export const headOf = async (location: string): Promise<string> => {
  try {
    await using file = await open(location);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } catch {
    return '';
  }
};

/** What a file of each sort is for: what it is, and the command that takes it. */
const PLACES: Readonly<Record<Exclude<Looks, 'empty'>, (path: string) => string>> = {
  metrics: (path) => `It looks like a metrics document: feedback import ${path}`,
  library: (path) => `It looks like a library of patterns: feedback patterns import ${path}`,
  sarif: (path) =>
    `It looks like a SARIF log: "feedback collect ${path}" takes its findings, "feedback patterns import ${path}" its rules.`,
  report: (path) => `It looks like a report: feedback collect ${path}`,
  diff: (path) => `It looks like a diff of a repair: feedback learn ${path}`,
  rules: (path) => `It looks like Markdown, as of lessons and rules: feedback patterns import ${path}`,
  code: () =>
    'It looks like code: "feedback check" looks for mistakes in it, "feedback learn" learns from commits.',
};

/** A sentence on what a file looks like and which command takes it. */
export const whereItBelongs = (path: string, looks: Exclude<Looks, 'empty'>): string =>
  PLACES[looks](path === '-' ? '-' : /[^\w./@-]/.test(path) ? JSON.stringify(path) : path);
