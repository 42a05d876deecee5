import type { CheckResult } from '@feedback/rules';
import type { Finding, Pattern, Problem } from '@feedback/schema';
import type { VerificationStatus } from '../matching/confidence.ts';
import type { GeneratedLanguage } from '../prompt/prompt-context.ts';
import { boundedMemo } from './bounded-memo.ts';

/** Code to verify, and the library it must pass. */
export interface VerificationTask {
  readonly code: string;
  /** The code that rules judge, equal to it line for line. */
  readonly skeleton: string;
  readonly language: GeneratedLanguage;
  readonly patterns: readonly Pattern[];
  /** Whether proved fixes may be made. */
  readonly mayFix: boolean;
}

/** One fix that was made, with the code before and after it. */
export interface Rewrite {
  readonly pattern: string;
  readonly before: string;
  readonly after: string;
}

/** What verification found. */
export interface Verification {
  readonly code: string;
  readonly status: VerificationStatus;
  readonly rewrites: readonly Rewrite[];
  /** Patterns whose rules still find something. */
  readonly found: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

type Engine = typeof import('@feedback/rules');

const pathOf = (language: GeneratedLanguage): string =>
  language === 'python' ? 'generated.py' : 'generated.ts';

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const toProblem = (finding: Finding): Problem => ({
  severity: 'warning',
  code: 'PATTERN_FOUND',
  message: `The rule of ${finding.pattern} finds a mistake in the generated code: ${sentence(finding.message)} Correct it by hand.`,
  line: finding.line,
});

/** Verdicts of rules and of the parser on whole texts. */
interface Judge {
  readonly rules: (code: string) => CheckResult;
  readonly syntax: (code: string) => readonly Problem[];
  /** The library's own trouble: rules that do not compile. */
  readonly library: readonly Problem[];
}

/** Skeletons repeat from prompt to prompt, and preparing rules costs more than running them: verdicts are kept. */
const KEPT_VERDICTS = 100;

/**
 * The same code, line for line, with nothing in the line comments at its top. They end only at a line break (ECMA-262, 12.4), so
 * what they say cannot change whether the code parses; without it, prompts share verdicts.
 */
const withBareComments = (code: string): string =>
  code.replace(/^(?:\/\/[^\n\r\u2028\u2029]*\n)+/, (lines) => lines.replaceAll(/.+/g, '//'));

const makeJudge = (engine: Engine, language: GeneratedLanguage, patterns: readonly Pattern[]): Judge => {
  const matcher = engine.createMatcher(patterns);
  const parses = boundedMemo((code) => engine.checkSyntax({ language, code }), KEPT_VERDICTS);
  return {
    rules: boundedMemo((code) => matcher.check({ path: pathOf(language), language, code }), KEPT_VERDICTS),
    syntax: (code) => parses(language === 'python' ? code : withBareComments(code)),
    library: matcher.problems,
  };
};

const judges = new WeakMap<readonly Pattern[], Map<GeneratedLanguage, Judge>>();

const judgeFor = (engine: Engine, { language, patterns }: VerificationTask): Judge => {
  const ofLibrary = judges.get(patterns) ?? new Map<GeneratedLanguage, Judge>();
  const judge = ofLibrary.get(language) ?? makeJudge(engine, language, patterns);
  judges.set(patterns, ofLibrary.set(language, judge));
  return judge;
};

interface Inspection {
  readonly problems: readonly Problem[];
  readonly findings: readonly Finding[];
  /** The library's own trouble: rules that do not compile. */
  readonly library: readonly Problem[];
}

const inspect = (engine: Engine, task: VerificationTask): Inspection => {
  const { rules, syntax, library } = judgeFor(engine, task);
  const { findings, problems } = rules(task.skeleton);
  return { problems: [...syntax(task.code), ...problems], findings, library };
};

/** Makes the proved fixes of the patterns that were found, one pattern at a time, so that each line has its author. */
const rewrite = (engine: Engine, task: VerificationTask, found: ReadonlySet<string>): readonly Rewrite[] => {
  const rewrites: Rewrite[] = [];
  let { code } = task;
  for (const pattern of task.patterns.filter(({ name }) => found.has(name))) {
    const fixed = engine.fixCode({
      patterns: [pattern],
      path: pathOf(task.language),
      language: task.language,
      code,
    });
    if (fixed.code !== code) rewrites.push({ pattern: pattern.name, before: code, after: fixed.code });
    code = fixed.code;
  }
  return rewrites;
};

const namesOf = (findings: readonly Finding[]): ReadonlySet<string> =>
  new Set(findings.map(({ pattern }) => pattern));

const statusOf = (inspection: Inspection, rewrites: readonly Rewrite[]): VerificationStatus => {
  if (inspection.problems.length + inspection.findings.length + inspection.library.length > 0)
    return 'partial';
  return rewrites.length > 0 ? 'verified_after_fix' : 'verified';
};

const runVerification = (engine: Engine, task: VerificationTask): Verification => {
  const first = inspect(engine, task);
  const rewrites =
    task.mayFix && first.findings.length > 0 ? rewrite(engine, task, namesOf(first.findings)) : [];
  const code = rewrites.at(-1)?.after ?? task.code;
  const last = rewrites.length > 0 ? inspect(engine, { ...task, code, skeleton: code }) : first;
  return {
    code,
    status: statusOf(last, rewrites),
    rewrites,
    found: namesOf(last.findings),
    problems: [...last.problems, ...last.findings.map(toProblem), ...last.library],
  };
};

/**
 * Verifies code: it must parse, and no rule of the library may find anything in it; where one does, its proved fix is
 * tried. Never rejects: when the code engine cannot run on this machine, the code is `unverified` and a problem says why.
 */
export const verifyCode = async (task: VerificationTask): Promise<Verification> => {
  try {
    // The engine brings native parsers: loaded when the first code is verified.
    return runVerification(await import('@feedback/rules'), task);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const problem: Problem = {
      severity: 'warning',
      code: 'NOT_VERIFIED',
      message: `The code could not be checked: ${reason} Review it before use.`,
    };
    return { code: task.code, status: 'unverified', rewrites: [], found: new Set(), problems: [problem] };
  }
};
