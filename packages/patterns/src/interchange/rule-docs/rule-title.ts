/** What a title calls a rule. */
export interface RuleTitle {
  /** In the words of its name. */
  readonly name: string;
  /** How reports may call it, without the plugin that it is part of. */
  readonly ids: readonly string[];
  /** What the title says beside the name. */
  readonly about: string;
}

const CODE = /^[A-Z]{1,8}-?\d{2,6}$/;
const IDENTIFIER = /^@?[\w./-]+$/;

const FORMS: readonly {
  readonly form: RegExp;
  readonly read: (first: string, second: string) => RuleTitle | undefined;
}[] = [
  {
    // Ruff: `unused-import (F401)`; older ESLint: `Disallow console (no-console)`
    form: /^(.+?)\s*\(([\w@/.-]+)\)$/,
    read: (first, second) => {
      if (CODE.test(second)) return { name: first, ids: [second, first], about: '' };
      return IDENTIFIER.test(second) && second.includes('-')
        ? { name: second, ids: [second], about: first }
        : undefined;
    },
  },
  {
    // Pylint: `unused-import / W0611`
    form: /^(.+?)\s*\/\s*([A-Z]\d{4})$/,
    read: (first, second) => ({ name: first, ids: [second, first], about: '' }),
  },
  {
    // `E722: do not use bare except`
    form: /^([A-Z]{1,8}\d{2,6})(?:\s*[:–—-]\s*|\s+)(.+)$/,
    read: (first, second) => ({
      name: second,
      ids: IDENTIFIER.test(second) ? [first, second] : [first],
      about: '',
    }),
  },
  {
    // `no-console: disallow console`
    form: /^([\w@/.-]+-[\w./-]+)\s*[:–—]\s+(.+)$/,
    read: (first, second) => ({ name: first, ids: [first], about: second }),
  },
];

/** Reads the heading of a rule. */
export const readRuleTitle = (heading: string): RuleTitle => {
  const text = heading
    .replaceAll(/[`*]/g, '')
    .replace(/^rule:?\s+/i, '')
    .trim();
  for (const { form, read } of FORMS) {
    const match = form.exec(text);
    const title = match === null ? undefined : read(match[1] ?? '', match[2] ?? '');
    if (title !== undefined) return title;
  }
  return { name: text, ids: IDENTIFIER.test(text) ? [text] : [], about: '' };
};

/** Whether a heading is a rule's name rather than a title in words. */
export const namesRule = (heading: string): boolean => {
  const { name, ids } = readRuleTitle(heading);
  return ids.length > 0 && (ids.length > 1 || name.includes('-') || name.includes('/'));
};
