import { composeCode } from '../../src/compose.ts';
import { analyzePrompt, type GeneratedLanguage } from '../../src/index.ts';
import type { LessonName } from '../../src/matching/lessons.ts';
import { lessonsOf } from '../../src/rendering/template.ts';
import { SCAFFOLDS } from '../../src/scaffolds/scaffolds.ts';
import type { Scaffold } from '../../src/scaffolds/scaffold.ts';
import { aPattern } from '../library.ts';

/** Prompts that bring out the variants of a scaffold; the others have one. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  'array-json': ['summary', 'convert'],
  'list-access': ['first', 'last', 'index'],
  'json-endpoint': ['endpoint', 'numpy endpoint'],
  'guarded-parse': ['config', 'config file'],
};

export const variantsOf = (scaffold: Scaffold): readonly string[] => VARIANTS[scaffold.name] ?? ['plain'];

export const scaffoldNamed = (name: string, language: GeneratedLanguage): Scaffold => {
  const found = SCAFFOLDS.find((scaffold) => scaffold.name === name && scaffold.language === language);
  if (found === undefined) throw new Error(`There is no scaffold ${name} for ${language}.`);
  return found;
};

/** Choices of lessons to try a scaffold with: none, all, each alone, and all but each. */
export const lessonSets = (scaffold: Scaffold): readonly (readonly LessonName[])[] => {
  const all = [...lessonsOf(scaffold.template)];
  return [
    [],
    all,
    ...all.map((lesson) => [lesson]),
    ...all.map((lesson) => all.filter((other) => other !== lesson)),
  ];
};

/** A scaffold with these lessons, each taught by a pattern of the lesson's name. */
export const compose = (
  scaffold: Scaffold,
  lessons: readonly LessonName[],
  prompt = variantsOf(scaffold)[0] ?? '',
) =>
  composeCode(
    scaffold,
    analyzePrompt(prompt),
    lessons.map((lesson) => ({ pattern: aPattern(lesson), confidence: 1, lesson, because: [] })),
  );
