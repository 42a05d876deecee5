/** What a line says about the code below it; `example` leaves open whether it is good. */
export type Label = 'bad' | 'good' | 'example';

/**
 * How documents of linters announce code (ESLint, Ruff, Pylint, Clippy, Biome, Sonar, Stylelint, ours), the more special first. Verbs
 * only with a colon: `Prefer const` is a title.
 */
const LABELS: readonly (readonly [Label, RegExp])[] = [
  ['good', /\bnot (?:considered|be considered|incorrect|invalid)\b|\bno (?:warning|error|problem)s?\b/i],
  ['bad', /\b(?:incorrect|invalid|non-?compliant|problematic|wrong|anti-?patterns?)\b/i],
  ['bad', /\bconsidered (?:a )?(?:problem|warning|error|violation)s?\b/i],
  ['bad', /^(?:instead of|bad|fails?)\b|^(?:do not|don['’]t|never|avoid)(?: .*)?:$/i],
  ['bad', /^(?:❌|✗|✘|🚫|⛔|👎)/u],
  ['good', /\b(?:correct|valid|compliant|recommended)\b/i],
  ['good', /^(?:use instead|instead,? use|good|pass(?:es)?)\b|^(?:use|write|do)(?: this)?:?$/i],
  ['good', /^prefer(?:red)?(?: .*)?:$/i],
  ['good', /^(?:✅|✔|☑|👍)/u],
  ['example', /^examples?\b/i],
];

const MOST_LABEL = 200;
/** Opening tags in one block, with the attributes that components have. */
const MOST_MARKUP = 1_000;

/** A line that announces what follows: a heading, `…:`, a VitePress container, a tab, or a word or two. */
const announces = (text: string): boolean =>
  /[:：]$/.test(text) || /^[^\s.]+(?: [^\s.]+){0,3}$/.test(text) || /^[❌✗✘🚫⛔👎✅✔☑👍]/u.test(text);

/** Names of rules, such as `no-invalid-this`, may hold any of the words. */
const NAME = /^(?!(?:non-compliant|anti-pattern)s?\b)[\w@./]+[-_/]\S+(?:\s+[(/].*)?$/i;

const TABS = /\s(?:value|label|title)=["']([^"']{1,60})["']/g;

/** Reads a text as the label of the code below it; `undefined` when it is none. */
export const labelOf = (text: string): Label | undefined => {
  if (text.length > MOST_MARKUP) return undefined;
  // `::: incorrect {"sourceType": "module"}`, `<TabItem value="❌ Incorrect">`
  const bare = text
    .replace(/^:::+\s*/, '')
    .replace(/\{[^{}]*\}$/, '')
    .replaceAll(/[*_`]/g, '')
    .trim();
  const tab = bare.startsWith('<') ? [...bare.matchAll(TABS)].at(-1)?.[1] : undefined;
  const line = tab ?? bare;
  if (line === '' || line.length > MOST_LABEL || line.startsWith('<')) return undefined;
  if (NAME.test(line) || !announces(line)) return undefined;
  return LABELS.find(([, form]) => form.test(line))?.[0];
};

/** Headings that divide the document of one rule rather than name one. */
const STRUCTURE =
  /^(?:what it does|why .*|rule details|(?:more )?details|options?\b.*|configuration.*|fix safety|known .*|references?|further reading|related.*|when (?:not )?to .*|version|resources?|see also|how to .*|compatibility|description|summary|rationale|motivation|notes?|default|availability|implementation|source|error messages?|limitations?|exceptions?|test coverage|about)\b(?![-/_])/i;

/** Whether a heading belongs to the document of a rule, as `Why is this bad?` or `Correct` do. */
export const isStructural = (heading: string): boolean =>
  STRUCTURE.test(heading) || labelOf(heading) !== undefined;
