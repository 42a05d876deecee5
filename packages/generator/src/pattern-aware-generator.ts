import { isActive, type Clock, type MetricsContext, type Pattern, type Problem } from '@feedback/schema';
import { composeCode } from './compose.ts';
import { followRewrites, type EvidenceBook } from './evidence.ts';
import type { AppliedPattern, GenerationResult } from './generation-result.ts';
import { GeneratorError } from './generator-error.ts';
import { calculateConfidence } from './matching/confidence.ts';
import { matchPatterns } from './matching/match-patterns.ts';
import type { PatternMatch } from './matching/pattern-match.ts';
import { prioritizePatterns } from './matching/prioritize-patterns.ts';
import {
  analyzePrompt,
  LONGEST_PROMPT,
  type GeneratedLanguage,
  type PromptContext,
} from './prompt/prompt-context.ts';
import { withRetrieved, type Retrieve } from './retrieved-advice.ts';
import { renderReport } from './report/render-report.ts';
import type { Scaffold } from './scaffolds/scaffold.ts';
import { findScaffold } from './scaffolds/scaffolds.ts';
import { suggestPatterns } from './suggest-patterns.ts';
import { verifyCode } from './verification/verify.ts';

/** How to generate. */
export interface GenerateOptions {
  /** The team's numbers, as `MetricsAnalyzer.getContext` gives them. */
  readonly metricsContext?: MetricsContext;
  /** Whether patterns may shape the code. `true` unless given. */
  readonly applyPatterns?: boolean;
  /** The least confidence of a pattern's match for it to be applied, 0 to 1. 0.8 unless given. */
  readonly minConfidence?: number;
  /** The language to write, whatever the prompt says. */
  readonly language?: GeneratedLanguage;
  /** Finds more patterns that apply, as advice in `suggested`: it never changes what is applied. */
  readonly retrieve?: Retrieve;
}

const LANGUAGES: ReadonlySet<string> = new Set(['python', 'typescript']);

const readPrompt = (prompt: string, language: GeneratedLanguage | undefined): PromptContext => {
  const context = analyzePrompt(prompt);
  return language === undefined
    ? context
    : { ...context, language: { language, reason: 'It was asked for by option.' } };
};

const checkOptions = (minConfidence: number, language: string | undefined): void => {
  if (!(minConfidence >= 0 && minConfidence <= 1))
    throw new GeneratorError(
      'INVALID_OPTION',
      `minConfidence is ${minConfidence}; give a number from 0 to 1.`,
    );
  if (language !== undefined && !LANGUAGES.has(language))
    throw new GeneratorError('INVALID_OPTION', `language is ${language}; give python or typescript.`);
};

const promptProblems = (prompt: string): readonly Problem[] => {
  if (!/[\p{L}\p{N}]/u.test(prompt))
    return [
      {
        severity: 'error',
        code: 'EMPTY_PROMPT',
        message: 'The prompt holds no words; say what the code is to do.',
      },
    ];
  if (prompt.length <= LONGEST_PROMPT) return [];
  const message = `The prompt has ${prompt.length} characters; only the first ${LONGEST_PROMPT} were read. Say the task in them.`;
  return [{ severity: 'warning', code: 'PROMPT_CUT', message }];
};

const appliedOf = (
  matches: readonly PatternMatch[],
  evidence: EvidenceBook,
  found: ReadonlySet<string>,
): readonly AppliedPattern[] => {
  const confidence = new Map(matches.map((match) => [match.pattern.name, match.confidence]));
  return (
    [...evidence]
      .filter(([name, lines]) => lines.length > 0 && !found.has(name))
      // A pattern that came in by its rewrite applies for sure: its rule found its mistake.
      .map(([pattern, lines]) => ({ pattern, confidence: confidence.get(pattern) ?? 1, evidence: lines }))
  );
};

/** Generates code with the lessons of a pattern library that apply. */
export class PatternAwareGenerator {
  readonly #patterns: readonly Pattern[];
  readonly #clock: Clock;

  /** Takes the library; only active patterns are used. The clock dates the report. */
  constructor(patterns: readonly Pattern[], { clock = () => new Date() }: { readonly clock?: Clock } = {}) {
    this.#patterns = patterns.filter(isActive);
    this.#clock = clock;
  }

  /**
   * Turns a prompt into code that holds the lessons which apply, verified against the library's own rules. Abstains where
   * no scaffold fits. Trouble comes as `problems`; rejects with `GeneratorError` (`INVALID_OPTION`) for impossible options.
   */
  async generate(prompt: string, options: GenerateOptions = {}): Promise<GenerationResult> {
    const { metricsContext, applyPatterns = true, minConfidence = 0.8, language, retrieve } = options;
    checkOptions(minConfidence, language);
    const problems = promptProblems(prompt);
    const context = readPrompt(prompt, language);
    const matches = prioritizePatterns(matchPatterns(context, this.#patterns, metricsContext));
    const scaffold = findScaffold(context);
    const plan = { context, matches, problems, applyPatterns, minConfidence };
    const draft = scaffold === undefined ? this.#abstain(plan) : await this.#write(scaffold, plan);
    const result = retrieve === undefined ? draft : this.#advise(draft, prompt, retrieve);
    const generatedAt = this.#clock().toISOString();
    return { ...result, report: renderReport({ result, context, scaffold, generatedAt }) };
  }

  #advise(draft: Draft, prompt: string, retrieve: Retrieve): Draft {
    const { applied, suggested, language } = draft;
    const retrieved = retrieve(prompt, { language });
    return {
      ...draft,
      suggested: withRetrieved(suggested, retrieved, { patterns: this.#patterns, applied }),
    };
  }

  #abstain({ context, matches, problems, ...choice }: Plan): Draft {
    return {
      code: '',
      language: context.language.language,
      status: 'abstained',
      confidence: 0,
      confidence_basis: calculateConfidence(matches).basis,
      applied: [],
      suggested: suggestPatterns(matches, { ...choice, applied: [], found: new Set() }),
      problems,
    };
  }

  async #write(scaffold: Scaffold, { context, matches, problems, ...choice }: Plan): Promise<Draft> {
    const chosen = choice.applyPatterns
      ? matches.filter(({ confidence }) => confidence >= choice.minConfidence)
      : [];
    const composed = composeCode(scaffold, context, chosen);
    const verification = await verifyCode({
      code: composed.code,
      skeleton: composed.skeleton,
      language: scaffold.language,
      patterns: this.#patterns,
      mayFix: choice.applyPatterns,
    });
    const applied = appliedOf(
      matches,
      followRewrites(composed.evidence, verification.rewrites),
      verification.found,
    );
    const { confidence, basis } = calculateConfidence(matches, verification.status);
    return {
      code: verification.code,
      language: scaffold.language,
      status: verification.status,
      confidence,
      confidence_basis: basis,
      applied,
      suggested: suggestPatterns(matches, { ...choice, applied, scaffold, found: verification.found }),
      problems: [...problems, ...verification.problems],
    };
  }
}

type Draft = Omit<GenerationResult, 'report'>;

interface Plan {
  readonly context: PromptContext;
  readonly matches: readonly PatternMatch[];
  readonly problems: readonly Problem[];
  readonly applyPatterns: boolean;
  readonly minConfidence: number;
}
