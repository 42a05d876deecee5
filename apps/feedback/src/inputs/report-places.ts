/** A place where tools leave reports unless told otherwise: files of a name, in folders of a name where one is given. */
export interface ReportPlace {
  /** Whose reports these are, for people. */
  readonly of: string;
  /** Names of a folder that the file is in, at any depth; in lower case. */
  readonly folders?: readonly string[];
  /** The file's own name, without `.gz`. */
  readonly file: RegExp;
}

const XML = /\.xml$/i;
const XML_OR_JSON = /\.(?:xml|json|jsonl|ndjson)$/i;
const ANY_REPORT = /\.(?:xml|json|jsonl|ndjson|sarif|trx|tap)$/i;

/**
 * The usual places. That a file is here means only that it is looked into: what it holds decides. Most are built, and so ignored
 * by git, which is why `.gitignore` plays no part.
 */
const REPORT_PLACES: readonly ReportPlace[] = [
  { of: 'our Vitest reporter', folders: ['.feedback/runs'], file: /\.json$/i },
  { of: 'Maven Surefire and Failsafe', folders: ['surefire-reports', 'failsafe-reports'], file: XML },
  { of: 'Gradle, Vitest, Playwright, Cypress', folders: ['test-results', 'testresults'], file: ANY_REPORT },
  { of: 'JUnit for Ant, sbt', folders: ['test-reports'], file: XML_OR_JSON },
  { of: 'Bazel', folders: ['bazel-testlogs'], file: /^test\.xml$/i },
  { of: 'Checkstyle for Maven and Gradle', file: /^checkstyle[\w.-]*\.xml$/i },
  { of: '.NET', file: /\.trx$/i },
  { of: 'NUnit', file: /^TestResult[\w.-]*\.xml$/i },
  {
    of: 'JUnit XML by its name (pytest, jest-junit, PHPUnit, RSpec, …)',
    file: /(?:^|[._-])(?:junit|nunit|xunit|pytest|phpunit|rspec|mocha|gotest|ctest)[\w.-]*\.xml$/i,
  },
  {
    of: 'JUnit XML by its name',
    file: /^(?:TESTS?-.+|(?:test|unit|report|e2e|integration)[\w-]*results?)\.xml$/i,
  },
  { of: 'JUnit XML by its name', file: /^(?:test-?report|report|results?|output)[\w-]*\.xml$/i },
  {
    of: 'Playwright, Cypress, mochawesome',
    folders: ['playwright-report', 'cypress/results', 'cypress/reports', 'mochawesome-report'],
    file: XML_OR_JSON,
  },
  { of: 'CTRF', folders: ['ctrf'], file: /\.json$/i },
  { of: 'tools told to write there', folders: ['reports', 'test-output', 'junit'], file: ANY_REPORT },
  { of: 'SARIF (CodeQL, ESLint, Trivy, …)', file: /\.sarif(?:\.json)?$/i },
  { of: 'reviewdog', file: /\.rdjsonl?$/i },
  {
    of: 'test JSON by its name',
    file: /(?:^|[._-])(?:jest|vitest|mocha|mochawesome|playwright|cypress|pytest|rspec|ctrf|go-?test)[\w.-]*\.jsonl?$/i,
  },
  { of: 'pytest-json-report', file: /^\.report\.json$/ },
  {
    of: 'test JSON by its name',
    file: /^(?:test-?(?:results?|report|output)|results?|report)[\w-]*\.jsonl?$/i,
  },
  { of: 'go test', file: /^go-?tests?[\w.-]*\.(?:txt|log|out)$/i },
  { of: 'TAP', file: /\.tap$/i },
  { of: 'linters by their name', file: /(?:^|[._-])(?:eslint|semgrep|sast)[\w.-]*\.json$/i },
  { of: 'GitLab scanners', file: /^gl-[\w-]+-report\.json$/i },
  { of: 'Lighthouse', folders: ['.lighthouseci'], file: /^lhr[\w.-]*\.json$/i },
  { of: 'Lighthouse', file: /^(?:lighthouse|lhr)[\w.-]*\.json$/i },
  { of: 'pytest-benchmark', folders: ['.benchmarks'], file: /\.json$/i },
  { of: 'k6, hyperfine', file: /(?:^|[._-])(?:k6|hyperfine)[\w.-]*\.json$/i },
  { of: 'benchmarks by their name', file: /^(?:bench(?:mark)?s?|summary)[\w.-]*\.json$/i },
];

/** Folders of other people's code, caches and samples, and of what is no report; in lower case. */
export const PASSED_FOLDERS: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  'vendor',
  'site-packages',
  'venv',
  '__pycache__',
  'pods',
  'carthage',
  'deriveddata',
  // Of what the tests ran through, not of what they found.
  'coverage',
  'htmlcov',
  // Reports in here are read by the tests of somebody's parser.
  'fixtures',
  '__fixtures__',
  'testdata',
  '__snapshots__',
]);

/** The hidden folders in which tools do leave reports. */
export const HIDDEN_PLACES: ReadonlySet<string> = new Set([
  '.feedback',
  '.lighthouseci',
  '.benchmarks',
  '.reports',
]);

const isBelow = (folders: string, wanted: readonly string[]): boolean =>
  wanted.some((name) => folders.includes(`/${name}/`));

/** The place that a file is in; `folders` is the path of its folder from the root, `/`-separated. */
export const placeOf = (folders: string, name: string): ReportPlace | undefined => {
  const path = `/${folders.toLowerCase()}/`;
  const plain = name.replace(/\.gz$/i, '');
  return REPORT_PLACES.find(
    (place) => place.file.test(plain) && (place.folders === undefined || isBelow(path, place.folders)),
  );
};
