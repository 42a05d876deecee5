/** The parts of a section that are longer than a line. */
export type PartName = 'description' | 'bad_example' | 'good_example' | 'test_coverage';

/** A line that opens a part; `rest` is what follows the label on the line. */
export interface Marker {
  readonly part: PartName;
  readonly rest: string;
}

/** The line that opens each part, as the original wrote it. */
export const MARKERS: Readonly<Record<PartName, string>> = {
  description: '**Problems:**',
  bad_example: '❌ Bad Pattern',
  good_example: '✅ Good Pattern',
  test_coverage: '🧪 Test Coverage',
};

const KIND = '(?:pattern|example|code|practice|way)s?';

const OPENINGS: readonly (readonly [PartName, RegExp])[] = [
  ['bad_example', /^(?:❌|✗|✘|🚫|⛔|👎)/u],
  ['good_example', /^(?:✅|✔|☑|👍)/u],
  ['test_coverage', /^🧪/u],
  ['bad_example', new RegExp(`^(?:bad|wrong)(?: ${KIND})?$`, 'i')],
  ['good_example', new RegExp(`^(?:good|right|correct)(?: ${KIND})?$`, 'i')],
  ['test_coverage', /^(?:tests?|testing)(?: (?:pattern|coverage|example|case|code)s?)?$/i],
  ['description', /^(?:problems?|issues?|description)$/i],
];

const PICTURE = 3;

/** `**Label** rest`, `**Label:** rest`, `Label: rest`, or in a heading just `Label`. */
const LABELLED = /^(?:\*\*|__)([^*_:]+?)\s*:?\s*(?:\*\*|__)\s*:?(.*)$|^([^*_:]{1,40}):(.*)$/s;

/** Reads a line or a heading's text as the opening of a part; `undefined` when it opens none. */
export const readMarker = (line: string, heading = false): Marker | undefined => {
  const text = line.trim();
  const bare = text.replace(/^[*_\s]+/, '');
  const picture = OPENINGS.slice(0, PICTURE).find(([, opening]) => opening.test(bare));
  if (picture !== undefined) return { part: picture[0], rest: '' };
  const match = LABELLED.exec(text);
  const label = match?.[1] ?? match?.[3] ?? (heading ? text : '');
  const found = OPENINGS.find(([, opening]) => opening.test(label.trim()));
  return found && { part: found[0], rest: (match?.[2] ?? match?.[4] ?? '').trim() };
};
