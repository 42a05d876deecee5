import type { Frame } from '@feedback/traces';

/** Which test failed: the file or class it is in, and its name there, if it has one. */
export interface TestIdentity {
  readonly unit: string;
  readonly name: string | undefined;
}

/** How runners join the parts of a test's name, the ones that occur inside others last. */
const SEPARATORS: readonly string[] = ['::', ' > ', ' › ', ' » ', ' -> ', '#', ' / '];

const FILE =
  /((?:[\w.@+~-]{1,200}[\\/]){0,40})((?:test[-_][\w.+-]{0,200}?|[\w.+-]{1,200}?[-_.](?:test|tests|spec)|[A-Z]\w{0,200}?(?:Tests?|Spec)|Test[A-Z]\w{0,200}?)\.(?:[cm]?[jt]sx?|py|rb|java|kt|go|php|cs|ex|exs))(?![\w.])/;
const CLASS =
  /(?:^|[.\\/])(?:Test[\p{Lu}_][\p{L}\p{N}_]*|[\p{L}\p{N}_]*(?:Tests?|TestCase|TestBase|Spec|IT))(?:[$+].*)?$/u;
const TEST_FOLDER = /(?:^|\/)(?:tests?|__tests__|specs?|testing|fixtures?)\//i;
const SUCCESS = /^\s*(?:✔|✓|√|ok\b|PASS\b|\[PASS|PASSED\b)/;

/** The file with the folder it is in: names of files alone are not unique. */
const fileUnit = (path: string): string | undefined => {
  const found = FILE.exec(path);
  if (found === null) return undefined;
  const folder = found[1]?.split(/[\\/]/).findLast((part) => part !== '');
  return folder === undefined ? found[2] : `${folder}/${found[2]}`;
};

const classOf = (name: string): string => name.replace(/\.[^.]*$/, '');

/** Whether a frame is in test code: a test class, a test file, or anything in a folder of tests. */
export const isTestFrame = ({ name, file }: Frame): boolean =>
  (name !== undefined && CLASS.test(classOf(name))) ||
  (file !== undefined && (TEST_FOLDER.test(file) || fileUnit(file) !== undefined));

const METHOD_LANGUAGES: ReadonlySet<string> = new Set(['java', 'dotnet']);

const identityOfFrame = ({ language, name, file }: Frame): TestIdentity | undefined => {
  if (name !== undefined && METHOD_LANGUAGES.has(language)) {
    const unit = classOf(name).replace(/[$+].*$/, '');
    return CLASS.test(unit) ? { unit, name: name.slice(name.lastIndexOf('.') + 1) } : undefined;
  }
  const unit = file === undefined ? undefined : fileUnit(file);
  if (unit === undefined) return undefined;
  // Elsewhere tests are mostly callbacks: only a function that calls itself a test names one.
  const own = name?.split(/[.:>]/).at(-1);
  return { unit, name: own !== undefined && /^test/i.test(own) ? own : undefined };
};

/** What a runner calls the test, cut into unit and name; parameters (`[1-a]`) do not make another test. */
export const readTestName = (test: string): TestIdentity => {
  const plain = test
    .trim()
    .slice(0, 500)
    .replace(/(?<=\S)[[(][^[\]()]{0,200}[\])]$/, '');
  const separator = SEPARATORS.find((each) => plain.includes(each)) ?? '.';
  const at = plain.lastIndexOf(separator);
  if (at <= 0 || fileUnit(plain) === plain.split(/[\\/]/).slice(-2).join('/'))
    return { unit: plain, name: undefined };
  return { unit: plain.slice(0, at), name: plain.slice(at + separator.length) };
};

/** How reports announce a failure whose text follows: TAP, Go, pytest, Jest. */
const ANNOUNCED: readonly RegExp[] = [
  /^not ok \d{1,7} (?:- )?(\S.{0,300}?)(?: # .*)?$/,
  /^--- FAIL: (\S{1,300})(?: \(.*)?$/,
  /^FAILED (\S{1,300}?)(?: - .*)?$/,
  /^ ?FAIL {1,2}(\S{1,300})$/,
];

const announcedIn = (text: string): TestIdentity | undefined => {
  const line = /\S.*/.exec(text.slice(0, 2_000))?.[0].trimEnd() ?? '';
  const name = ANNOUNCED.map((form) => form.exec(line)?.[1]).find((found) => found !== undefined);
  return name === undefined ? undefined : readTestName(name);
};

const inText = (text: string): TestIdentity | undefined => {
  for (const line of text.split('\n')) {
    if (SUCCESS.test(line)) continue;
    const unit = fileUnit(line.slice(0, 1_000));
    if (unit?.includes('/') === true) return { unit, name: undefined };
  }
  return undefined;
};

/** The test that failed: as the runner calls it, here or in the first line, else the outermost test in the stack, else a test file that the text names. */
export const testIdentityOf = (
  test: string | undefined,
  frames: readonly Frame[],
  text: string,
): TestIdentity | undefined => {
  if (test !== undefined && test.trim() !== '') return readTestName(test);
  const announced = announcedIn(text);
  if (announced !== undefined) return announced;
  for (const frame of frames.toReversed()) {
    const identity = frame.inApp ? identityOfFrame(frame) : undefined;
    if (identity !== undefined) return identity;
  }
  return inText(text);
};
