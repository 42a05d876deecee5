import { isActive, type Pattern, type Problem } from '@feedback/schema';
import { endOfBlocks } from '../../markdown/end-of-blocks.ts';
import { PatternsError, problemOf } from '../../patterns-error.ts';
import { placeOf } from '../../place-of.ts';
import { INSTRUCTION_FILES, type InstructionFormat } from './instruction-files.ts';
import { findRegion, writeRegion, type Region } from './region.ts';
import { DEFAULT_LIMIT, namesIn, renderInstructions } from './render-instructions.ts';

export interface InstructionsPlanOptions {
  readonly format: InstructionFormat;
  /** The text of the file as it is; absent where there is none. */
  readonly previous?: string | undefined;
  /** Characters that the region may have; by default what it was written with, else 8,000. */
  readonly limit?: number | undefined;
  /**
   * Whether more frequent mistakes come first. Leave it out to ask whether a file is up to date: numbers differ between machines,
   * and a fresh clone has none.
   */
  readonly byNumbers?: boolean | undefined;
  /** Whether a region that somebody edited is replaced. */
  readonly force?: boolean | undefined;
}

/** What to do with a file of instructions. */
export type InstructionsPlan =
  | { readonly kind: 'current' }
  | { readonly kind: 'changed'; readonly text: string }
  /** Left alone, and why. */
  | { readonly kind: 'refused'; readonly problem: Problem };

const refused = (code: string, line: number, message: string): InstructionsPlan => ({
  kind: 'refused',
  problem: { severity: 'error', code, message, line },
});

const gapAfter = (text: string): string =>
  text === '' || /\n\r?\n$/.test(text) ? '' : text.endsWith('\n') ? '\n' : '\n\n';

/** The document with a region at its end, or before a block there that nobody closed. */
const added = async (previous: string, region: string, eol: string): Promise<string> => {
  const body = previous.replace(/^\uFEFF/, '');
  const mark = previous.length - body.length;
  const offset = mark + (await endOfBlocks(body));
  const [before, after] = [previous.slice(0, offset), previous.slice(offset)];
  const gap = gapAfter(previous.slice(mark, offset)).replaceAll('\n', eol);
  return `${before}${gap}${region}${eol}${after === '' ? '' : eol}${after}`;
};

const write = async (
  previous: string | undefined,
  region: Exclude<Region, { kind: 'damaged' }>,
  text: string,
  { format }: InstructionsPlanOptions,
): Promise<string> => {
  if (previous === undefined) return `${INSTRUCTION_FILES[format].preamble}${text}\n`;
  const eol = /\r?\n/.exec(previous)?.[0] ?? '\n';
  const written = text.replaceAll('\n', eol);
  if (region.kind === 'absent') return added(previous, written, eol);
  return previous.slice(0, region.start) + written + previous.slice(region.end);
};

/** With numbers they decide; without any, as in a fresh clone, what is there stays while it says what the library says. */
const bodyFor = (
  patterns: readonly Pattern[],
  previous: string | undefined,
  { limit, byNumbers }: { readonly limit: number; readonly byNumbers: boolean },
): string => {
  const hasNumbers = byNumbers && patterns.some((each) => isActive(each) && each.occurrence_frequency > 0);
  if (hasNumbers || previous === undefined) return renderInstructions(patterns, { limit, byNumbers });
  const order = { limit, byNumbers: false, previous: namesIn(previous) };
  const asBefore = renderInstructions(patterns, { ...order, asBefore: true });
  return asBefore === previous ? previous : renderInstructions(patterns, order);
};

/**
 * Plans how the active patterns get into a file of instructions: a marked region is brought up to date or added, all other text stays
 * as it is, byte for byte. A region that somebody edited is refused unless `force`, one whose markers are damaged always.
 */
export const planInstructions = async (
  patterns: readonly Pattern[],
  options: InstructionsPlanOptions,
): Promise<InstructionsPlan> => {
  const { previous, byNumbers = false, force = false } = options;
  const region = findRegion(previous ?? '');
  if (region.kind === 'damaged')
    return refused(
      'DAMAGED_REGION',
      region.line,
      `${region.reason}. Nothing was written. Restore the markers, or delete them all and what stands between.`,
    );
  const isThere = region.kind === 'present';
  if (isThere && region.isEdited && !force)
    return refused(
      'EDITED_REGION',
      placeOf(previous ?? '', region.start).line,
      'the text between the markers was edited and would be lost. Move it outside them or into the library, then write with --force.',
    );
  const limit = options.limit ?? (isThere ? region.limit : undefined) ?? DEFAULT_LIMIT;
  const body = bodyFor(patterns, isThere ? region.body : undefined, { limit, byNumbers });
  try {
    const text = await write(previous, region, writeRegion(body, limit), options);
    return text === previous ? { kind: 'current' } : { kind: 'changed', text };
  } catch (error) {
    if (!(error instanceof PatternsError)) throw error;
    return { kind: 'refused', problem: problemOf(error) };
  }
};
