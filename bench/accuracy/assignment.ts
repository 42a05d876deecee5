/**
 * How right it is to assign an error text to the built-in pattern that retrieval finds, by the relevance from which on that is
 * done: made-up cases, and the templates of real failures, of which hardly any is an instance of one. Needs the corpus for
 * the latter.
 *
 *     node --conditions=@feedback/source bench/accuracy/assignment.ts
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FailureGrouper, type Failure } from '@feedback/analyzer';
import { builtinPatterns, PatternIndex } from '@feedback/patterns';
import { withStats } from '@feedback/schema';
import { ASSIGNMENT_CASES } from './assignment-cases.ts';

const THRESHOLDS = [0.35, 0.5, 0.7, 0.8, 0.9, 0.92, 0.95];
const root = new URL('../../', import.meta.url).pathname;
const errors = join(process.env['FEEDBACK_CORPUS'] ?? join(root, '../shared/corpus'), 'errors');
const index = new PatternIndex(builtinPatterns.map((lesson) => withStats(lesson)));

const best = (text: string): { readonly name: string; readonly relevance: number } => {
  const [first] = index.search(text, { limit: 1 });
  return { name: first?.pattern.name ?? '', relevance: first?.relevance ?? 0 };
};

/** The distinct templates of the failures in a file of lines of JSON. */
const templatesIn = (file: string): readonly string[] => {
  const path = join(errors, file);
  if (!existsSync(path)) return [];
  const grouper = new FailureGrouper();
  const templates = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { type, message } = grouper.summary(grouper.add(JSON.parse(line) as Failure).id);
      return type === undefined ? message : `${type}: ${message}`;
    });
  return [...new Set(templates)];
};

const cases = ASSIGNMENT_CASES.map(({ text, pattern }) => Object.assign({ pattern }, best(text)));
const real = ['nodeci/input_trackB.jsonl', 'd4j/input.jsonl'].flatMap(templatesIn).map(best);
const have = cases.filter(({ pattern }) => pattern !== null).length;
process.stdout.write(
  `${have} texts of a pattern, ${cases.length - have} of none, ${real.length} templates of real failures\n`,
);
for (const threshold of THRESHOLDS) {
  const assigned = cases.filter(({ relevance }) => relevance >= threshold);
  const right = assigned.filter(({ pattern, name }) => pattern === name).length;
  const found = real.filter(({ relevance }) => relevance >= threshold).length;
  process.stdout.write(
    `from ${threshold}: ${right} right, ${assigned.length - right} wrong; of the real ones ${found} assigned\n`,
  );
}
