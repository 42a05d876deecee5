import { resolve } from 'node:path';
import type { Baseline } from '../checking/baseline.ts';
import type { Context } from '../context.ts';
import { counted, lookFor, type Wish } from './check-files.ts';
import type { CheckOptions } from './check-options.ts';

/** The baseline that was asked for, if any. */
export const baselineOf = async (
  { cwd, workspace }: Context,
  { baseline, updateBaseline }: CheckOptions,
): Promise<Baseline | undefined> => {
  if (baseline === undefined) return undefined;
  const { root } = await workspace();
  const { openBaseline } = await import('../checking/baseline.ts');
  return openBaseline(resolve(cwd, baseline), { root, isNew: updateBaseline === true });
};

/** Tells what a baseline kept back, and what it knows in vain. */
export const tellBaseline = ({ output }: Context, baseline: Baseline): void => {
  if (baseline.known() > 0) output.note(`${counted(baseline.known())} of the baseline not shown.`);
  if (baseline.gone() > 0)
    output.note(
      `${counted(baseline.gone())} of the baseline occur no more: drop them with --update-baseline.`,
    );
};

/** Remembers all that is found as known, and prints none of it. */
export const updateBaseline = async (context: Context, wish: Wish, baseline: Baseline): Promise<void> => {
  for await (const batch of lookFor(context, wish))
    for (const checked of batch) {
      await baseline.unknown(checked);
      for (const problem of checked.problems) wish.onProblem(problem);
    }
  const dropped = baseline.gone();
  const count = await baseline.write();
  const { output } = context;
  if (output.json) output.answer({ known: count, dropped });
  else output.text(`The baseline knows ${counted(count)}${dropped > 0 ? `; ${dropped} dropped` : ''}.\n`);
};
