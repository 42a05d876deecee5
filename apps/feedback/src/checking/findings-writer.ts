import { relative, sep } from 'node:path';
import { findingsRenderer } from '@feedback/report';
import type { Finding, Problem } from '@feedback/schema';
import type { Withheld } from '../experiments/withheld-patterns.ts';
import { readSource } from '../inputs/source-files.ts';
import type { Output } from '../terminal/output.ts';
import type { CheckedFile } from './check-sources.ts';

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
    end: (files) => {
      output.text(renderer.summary());
      output.note(`${files} ${files === 1 ? 'file' : 'files'} checked.`);
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

/** A whole document for other programs, which know files by their path from the root of the repository. */
export const documentWriter = (
  output: Output,
  root: string,
  render: (findings: readonly Finding[]) => string,
): FindingsWriter => {
  const found: Finding[] = [];
  return {
    add: async ({ file, findings }) => {
      const path = relative(root, file.location).split(sep).join('/');
      for (const finding of findings) found.push({ ...finding, path });
    },
    end: () => output.text(render(found)),
  };
};
