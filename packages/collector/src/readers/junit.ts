import type { ReportItem } from '@feedback/schema';
import type { ReportInput } from '../input/report-input.ts';
import { JunitReading } from '../junit/junit-reading.ts';
import { rootElement } from '../xml/root-element.ts';
import type { ReadContext, Reader } from './reader.ts';

const ROOTS = new Set(['testsuites', 'testsuite']);

async function* read(input: ReportInput, context: ReadContext): AsyncGenerator<ReportItem> {
  const reading = new JunitReading(input, context);
  try {
    for await (const chunk of input.chunks()) {
      reading.write(chunk);
      for (const item of await reading.found()) yield item;
    }
    reading.flush();
  } catch (error) {
    yield reading.broken(error);
  }
  for (const item of await reading.found()) yield item;
  yield* reading.end();
}

/**
 * JUnit XML in the dialects of pytest, Jest, Vitest, Surefire, Gradle, PHPUnit, GoogleTest, Bazel, node:test and others. There is
 * no specification; the nearest are the Jenkins xUnit plugin's `junit-10.xsd` and Surefire's `surefire-test-report.xsd`.
 */
export const junit: Reader = {
  name: 'junit',
  description: 'JUnit XML test reports',
  detect: (head) => ROOTS.has(rootElement(head) ?? ''),
  read,
};
