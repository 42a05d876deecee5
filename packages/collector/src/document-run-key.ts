import { runKey } from '@feedback/schema';

/**
 * The run key of rows of the original's metrics document. It names the project and nothing else: a document grows, so neither
 * its content nor its path may take part, or rows that were read before would count again.
 */
export const documentRunKey = (project: string | undefined): string =>
  runKey(['metrics-json', project ?? '']);
