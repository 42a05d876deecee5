import { GeneratorError } from '../generator-error.ts';
import { LESSONS, type LessonName } from '../matching/lessons.ts';

/** What decides how a template is written out. */
export interface TemplateChoices {
  /** The lessons whose slots are filled. */
  readonly lessons: ReadonlySet<LessonName>;
  /** Variants of the task. */
  readonly flags: ReadonlySet<string>;
  /** Text for each `{{placeholder}}`: identifiers and numbers that we made, never text of the prompt. */
  readonly names: Readonly<Record<string, string>>;
}

/** A filled slot: lines (1-based, inclusive) that are there because of these lessons. */
interface FilledSlot {
  readonly lessons: readonly LessonName[];
  readonly line: number;
  readonly end_line: number;
}

/** A template written out. */
export interface RenderedTemplate {
  readonly lines: readonly string[];
  readonly slots: readonly FilledSlot[];
}

type Directive = 'slot' | 'if' | 'else' | 'end';

interface Line {
  readonly directive?: Directive;
  readonly text: string;
}

interface Frame {
  readonly lessons: readonly LessonName[];
  /** Whether the part before `%else` is written. */
  readonly chosen: boolean;
  readonly isElse: boolean;
  /** Index of the first line written in it. */
  readonly from: number;
}

const DIRECTIVE = /^\s*%(slot|if|else|end)\b\s*(.*)$/;

const parsed = new Map<string, readonly Line[]>();

const parseTemplate = (template: string): readonly Line[] => {
  const known = parsed.get(template);
  if (known !== undefined) return known;
  const lines = template
    .replace(/^\n/, '')
    .trimEnd()
    .split('\n')
    .map((text): Line => {
      const [, directive, argument = ''] = DIRECTIVE.exec(text) ?? [];
      return directive === undefined
        ? { text }
        : { directive: directive as Directive, text: argument.trim() };
    });
  parsed.set(template, lines);
  return lines;
};

const isLesson = (name: string): name is LessonName => (LESSONS as readonly string[]).includes(name);

const wordsOf = (text: string): readonly string[] => text.split('|').map((word) => word.trim());

/** The lessons that a template has a slot for. */
export const lessonsOf = (template: string): ReadonlySet<LessonName> =>
  new Set(
    parseTemplate(template)
      .filter((line) => line.directive === 'slot')
      .flatMap((line) => wordsOf(line.text).filter(isLesson)),
  );

const holds = (condition: string, choices: TemplateChoices): boolean => {
  const wanted = condition.replace(/^!/, '');
  const known = choices.flags.has(wanted) || (isLesson(wanted) && choices.lessons.has(wanted));
  return condition.startsWith('!') ? !known : known;
};

const open = (line: Line, choices: TemplateChoices, from: number): Frame => {
  const conditions = wordsOf(line.text);
  const chosen = conditions.some((condition) => holds(condition, choices));
  const lessons =
    line.directive === 'slot' ? conditions.filter((name) => isLesson(name) && choices.lessons.has(name)) : [];
  return { lessons: lessons.filter(isLesson), chosen, isElse: false, from };
};

/** The lines of a filled slot without the blank ones at its ends; `undefined` when nothing is left. */
const slotOf = (frame: Frame, lines: readonly string[]): FilledSlot | undefined => {
  if (frame.lessons.length === 0 || frame.isElse) return undefined;
  let [first, last] = [frame.from, lines.length - 1];
  while (first <= last && lines[first]?.trim() === '') first += 1;
  while (last >= first && lines[last]?.trim() === '') last -= 1;
  return first > last ? undefined : { lessons: frame.lessons, line: first + 1, end_line: last + 1 };
};

const fill = (text: string, names: TemplateChoices['names']): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = names[name];
    if (value === undefined)
      throw new GeneratorError('INVALID_TEMPLATE', `No name for {{${name}}} in a scaffold.`);
    return value;
  });

/**
 * Writes out a template. `%slot LESSON` … `%else` … `%end` is code of a lesson, and counts as its evidence; `%if` the same for
 * lessons and flags without being evidence; `a|b` is either, `!a` not a. Throws `GeneratorError` (`INVALID_TEMPLATE`) when the
 * directives do not nest.
 */
export const renderTemplate = (template: string, choices: TemplateChoices): RenderedTemplate => {
  const lines: string[] = [];
  const slots: FilledSlot[] = [];
  const frames: Frame[] = [];
  const close = (): Frame => {
    const frame = frames.pop();
    if (frame === undefined)
      throw new GeneratorError('INVALID_TEMPLATE', 'A scaffold closes what it never opened.');
    const slot = slotOf(frame, lines);
    if (slot !== undefined) slots.push(slot);
    return frame;
  };
  for (const line of parseTemplate(template)) {
    const isShown = frames.every((frame) => frame.chosen !== frame.isElse);
    if (line.directive === undefined) {
      if (isShown) lines.push(fill(line.text, choices.names));
    } else if (line.directive === 'end') close();
    else if (line.directive === 'else') frames.push({ ...close(), isElse: true, from: lines.length });
    else frames.push(open(line, choices, lines.length));
  }
  if (frames.length > 0) throw new GeneratorError('INVALID_TEMPLATE', 'A scaffold leaves a slot open.');
  return { lines, slots };
};
