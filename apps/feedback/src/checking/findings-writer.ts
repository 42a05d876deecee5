import { relative, resolve, sep } from 'node:path';
import { findingsRenderer } from '@feedback/report';
import type { Finding, Problem } from '@feedback/schema';
import type { Withheld } from '../experiments/withheld-patterns.ts';
import { readSource } from '../inputs/source-files.ts';
import type { Output } from '../terminal/output.ts';
import type { CheckedFile } from './check-sources.ts';
import { filesInWords } from './files-in-words.ts';
import { createShelf, type FindingsShelf } from './findings-shelf.ts';

/** Prints findings in one format, as they come where the format allows. */
export interface FindingsWriter {
  readonly add: (checked: CheckedFile) => Promise<void>;
  readonly end: (files: number, problems: readonly Problem[]) => void;
}

/** With code frames, for people. */
export const textWriter = (output: Output): FindingsWriter => {
  const renderer = findingsRenderer({ color: output.color });
  return {
    add: async ({ file, findings }) => {
      if (findings.length === 0) return;
      const source = await readSource(file);
      output.text(renderer.file(findings, 'code' in source ? source.code : undefined));
    },
    end: (files, problems) => {
      output.text(renderer.summary());
      output.note(filesInWords(files, problems));
    },
  };
};

const indented = (value: unknown, by: string): string =>
  JSON.stringify(value, null, 2).replaceAll('\n', `\n${by}`);

/** One JSON object, written piece by piece. */
export const jsonWriter = (output: Output, withheld: readonly Withheld[]): FindingsWriter => {
  let before = '{\n  "schema_version": 1,\n  "findings": [';
  let isEmpty = true;
  return {
    add: async ({ findings }) => {
      if (findings.length === 0) return;
      const texts = findings.map((finding) => `\n    ${indented(finding, '    ')}`);
      output.text(`${before}${texts.join(',')}`);
      before = ',';
      isEmpty = false;
    },
    end: (_files, problems) => {
      output.text(isEmpty ? before : '\n  ');
      output.text(`],\n  "withheld": ${indented(withheld, '  ')},\n`);
      output.text(`  "problems": ${indented(problems, '  ')}\n}\n`);
    },
  };
};

/** Renders what a shelf has, piece by piece, and problems. */
export type RenderShelf = (shelf: FindingsShelf, problems: readonly Problem[]) => Iterable<string>;

/** Where a user stands, and the root of the repository, from which other programs know files. */
export interface Standing {
  readonly cwd: string;
  readonly root: string;
}

const rootedPath = (root: string, { file }: Pick<CheckedFile, 'file'>): string =>
  relative(root, file.location).split(sep).join('/');

const rootedProblems = ({ cwd, root }: Standing, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((problem) => {
    if (problem.path === undefined) return problem;
    const location = resolve(cwd, problem.path);
    return { ...problem, path: relative(root, location).split(sep).join('/') };
  });

/** Lines for other programs, each of which stands alone. */
export const lineWriter = (
  output: Output,
  standing: Standing,
  render: (findings: readonly Finding[], problems: readonly Problem[]) => string,
): FindingsWriter => ({
  add: async (checked) => {
    const path = rootedPath(standing.root, checked);
    output.text(
      render(
        checked.findings.map((finding) => ({ ...finding, path })),
        [],
      ),
    );
  },
  end: (_files, problems) => output.text(render([], rootedProblems(standing, problems))),
});

/** A whole document for other programs, which says at its beginning what comes. */
export const documentWriter = (output: Output, standing: Standing, render: RenderShelf): FindingsWriter => {
  const shelf = createShelf();
  return {
    add: async (checked) => {
      if (checked.findings.length > 0) shelf.add(rootedPath(standing.root, checked), checked.findings);
    },
    end: (_files, problems) => {
      for (const piece of render(shelf, rootedProblems(standing, problems))) output.text(piece);
    },
  };
};
