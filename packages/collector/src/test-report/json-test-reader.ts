import type { Problem, ReportItem } from '@feedback/schema';
import type { ReportInput } from '../input/report-input.ts';
import { objectOf, type JsonObject } from '../json/json-access.ts';
import { headOfJson, jsonDocuments } from '../json/json-documents.ts';
import { LONGEST_JSON, readJson } from '../json/read-json.ts';
import { topLevelKeys } from '../json/top-level-keys.ts';
import type { ReadContext, Reader } from '../readers/reader.ts';
import { problemItem } from '../readers/report-run.ts';
import type { TestCase } from './test-case.ts';
import { TestReport, type RunFacts } from './test-report.ts';

/** What one JSON document says. */
export interface TestDocument {
  readonly facts: RunFacts;
  readonly cases: Iterable<TestCase>;
  /** The run did not come to its end. */
  readonly partial?: boolean | undefined;
}

export interface JsonTestFormat {
  readonly name: string;
  readonly description: string;
  /** Whether a document whose first level begins so is of this format; see `topLevelKeys`. */
  readonly recognise: (keys: ReadonlyMap<string, string>, head: string) => boolean;
  /** `undefined` for what is none of its documents. */
  readonly parse: (document: JsonObject) => TestDocument | undefined;
}

const noReport = (path: string, name: string): Problem => ({
  severity: 'error',
  code: 'MALFORMED_REPORT',
  message: `${path} is JSON, but no ${name} report; name its format, or have the tool write the report again.`,
  path,
});

/** The document, or those in output of other programs; the problem of the whole where there is none. */
const documentsOf = async (input: ReportInput): Promise<readonly unknown[] | Problem> => {
  const json = await readJson(input);
  if (json.ok) return [json.value];
  const text = json.problem.code === 'MALFORMED_JSON' ? await input.text(LONGEST_JSON) : undefined;
  const found = jsonDocuments(text ?? '');
  return found.length > 0 ? found : json.problem;
};

async function* readDocument(
  { facts, cases, partial }: TestDocument,
  format: string,
  input: ReportInput,
  context: ReadContext,
): AsyncGenerator<ReportItem> {
  const report = new TestReport(format, input, context);
  report.facts = facts;
  for (const found of cases) report.add(found);
  yield* report.end(partial);
}

/** Several documents of one text without an identity of their own are told apart by their position. */
const numbered = (document: TestDocument, ordinal: number, context: ReadContext): TestDocument => {
  const { facts } = document;
  if (ordinal === 0 || (facts.identity ?? []).length > 0 || context.runId !== undefined) return document;
  return { ...document, facts: { ...facts, part: [String(ordinal)] } };
};

async function* read(
  { name, parse }: JsonTestFormat,
  input: ReportInput,
  context: ReadContext,
): AsyncGenerator<ReportItem> {
  const documents = await documentsOf(input);
  if ('code' in documents) {
    yield problemItem(documents);
    return;
  }
  const parsed = documents.map((value) => parse(objectOf(value))).filter((found) => found !== undefined);
  if (parsed.length === 0) yield problemItem(noReport(context.path, name));
  for (const [ordinal, document] of parsed.entries())
    yield* readDocument(numbered(document, ordinal, context), name, input, context);
}

/** A reader of a test format whose reports are JSON objects. */
export const jsonTestReader = (format: JsonTestFormat): Reader => ({
  name: format.name,
  description: format.description,
  detect(head) {
    const json = headOfJson(head);
    return json !== '' && format.recognise(topLevelKeys(json), json);
  },
  read: (input, context) => read(format, input, context),
});
