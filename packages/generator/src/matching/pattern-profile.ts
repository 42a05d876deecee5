import { patternName, type Pattern } from '@feedback/schema';
import { stem } from '../prompt/stem.ts';
import { tokenize } from '../prompt/tokenize.ts';
import { LESSON_TABLE, type LessonRow } from './lessons.ts';

/** A pattern as matching sees it. */
export interface PatternProfile {
  readonly pattern: Pattern;
  /** The lesson it teaches, when it is one that scaffolds have code for. */
  readonly lesson?: LessonRow;
  /** Stems of its name, in order. */
  readonly name: readonly string[];
  /** Stems that say what it is about: of its name and tags, without words that fit any pattern. */
  readonly subject: ReadonlySet<string>;
  /** The same of its description. */
  readonly described: ReadonlySet<string>;
}

const stemsOf = (text: string): readonly string[] =>
  tokenize(text.replaceAll('_', ' ')).map((token) => token.stem);

const stems = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).map(stem));

/** Words that fit any pattern and any prompt, so that sharing them says nothing. */
const GENERIC = stems(
  `a an the and or of to in on for with without by from is are be it this that as at not no do don't use using used avoid never
  always prefer proper properly pattern rule custom lesson practice code function method class value data object type name
  return make create write get set add new good bad correct wrong check checking handle handling before after instead when
  if then into over must should can may will all any each every only same such than them they have has was were which via based over process
  please simple program script implement build thing work item up need want one two`,
);

const DENIALS: ReadonlySet<string> = new Set([
  'no',
  'not',
  'never',
  'avoid',
  'without',
  'disable',
  'skip',
  "don't",
  'dont',
]);

const contentOf = (words: readonly string[]): readonly string[] =>
  words.filter((word) => word.length > 1 && !GENERIC.has(word));

/** The sets of words that name a lesson, stemmed once, and all words that its name may hold. */
const compileLesson = (row: LessonRow) => {
  const sets = (text: string): readonly (readonly string[])[] =>
    text
      .split('|')
      .map((set) => set.trim())
      .filter((set) => set !== '')
      .map((set) => set.split(' ').map(stem));
  const [habits, mistakes] = [sets(row.habit), sets(row.mistake)];
  return {
    row,
    habits,
    mistakes,
    vocabulary: new Set([...habits.flat(), ...mistakes.flat(), ...stems(row.also)]),
  };
};

let compiled: readonly ReturnType<typeof compileLesson>[] | undefined;

/** Finds the lesson whose words these are; `name` may hold no word that is foreign to it. */
const lessonNamed = (words: readonly string[], name: readonly string[], least = 1): LessonRow | undefined => {
  compiled ??= LESSON_TABLE.map(compileLesson);
  const present = new Set(words);
  const isDenied = words.some((word) => DENIALS.has(word));
  const holds = (sets: readonly (readonly string[])[]): boolean =>
    sets.some((set) => set.length >= least && set.every((word) => present.has(word)));
  const content = contentOf(name);
  return compiled.find(
    ({ habits, mistakes, vocabulary }) =>
      content.every((word) => vocabulary.has(word)) && (holds(mistakes) || (!isDenied && holds(habits))),
  )?.row;
};

/** A description is prose: only sets of several words count there, and only where the name says nothing at all. */
const findLesson = (
  name: readonly string[],
  tags: readonly string[],
  described: readonly string[],
): LessonRow | undefined =>
  lessonNamed(name, name) ??
  lessonNamed([...name, ...tags], name) ??
  (contentOf(name).length === 0 ? lessonNamed(described, [], 2) : undefined);

/** What a pattern is about, by the words of its name and tags; a description counts where they say nothing. */
export const profilePattern = (pattern: Pattern): PatternProfile => {
  const name = stemsOf(patternName(pattern.name));
  const tags = (pattern.tags ?? []).flatMap(stemsOf);
  const described = stemsOf(pattern.description);
  const lesson = findLesson(name, tags, described);
  return {
    pattern,
    name,
    ...(lesson === undefined ? {} : { lesson }),
    subject: new Set(contentOf([...name, ...tags])),
    described: new Set(contentOf(described)),
  };
};
