import { revisionAddress, type PatternEvidence } from '@feedback/patterns';
import { isActive, type Pattern } from '@feedback/schema';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { defineCommand } from '../command.ts';
import { findItem, readInbox } from '../../inbox.ts';
import { evidenceLines } from '../../learning/evidence-text.ts';
import { gatherEvidence, type ReplayWish } from '../../learning/project-evidence.ts';
import { addActorOptions, libraryFor, type ActorOptions } from './actor-options.ts';
import { addReplayOptions } from './replay-options.ts';
import { requirePattern } from './require-pattern.ts';

interface MergeOptions extends ActorOptions, ReplayWish {
  readonly into: string;
}

/** What speaks for the rule that the merged pattern has. */
const evidenceAfter = async (
  context: Context,
  pattern: Pattern | undefined,
  wish: ReplayWish,
): Promise<PatternEvidence | undefined> =>
  pattern?.rule && (await gatherEvidence(context, [pattern], wish)).lookUp(pattern);

export const merge = defineCommand<MergeOptions, { readonly summary: string }>({
  summary: 'make one pattern of several: matches, tags and evidence of all',
  examples: [
    'patterns merge invalid_date bad_timestamp --into naive_datetime --reason "one cause"',
    'patterns undo             # takes it back',
  ],
  configure: (command) => {
    command
      .argument('<from...>', 'patterns that go into the other, and out of force')
      .requiredOption('--into <name>', 'the pattern that stays');
    addReplayOptions(command);
    addActorOptions(command);
  },
  run: async (context, args, options) => {
    const { output } = context;
    const { library, actor } = await libraryFor(context, options);
    const [into, ...from] = [options.into, ...args].map((name) =>
      requirePattern(library.find(name), name, library.patterns()),
    );
    if (into === undefined) return EXIT.usage;
    const names = from.map(({ name }) => name);
    if (actor.kind === 'tool') {
      const revision = library.own.proposeRevision(into, { merge: names }, options.reason);
      await library.own.savePatterns();
      const proposed = findItem(await readInbox(context), revisionAddress(revision))?.proposed;
      const evidence = await evidenceAfter(context, proposed, options);
      if (output.json) output.answer({ pattern: into, revision, evidence: evidence ?? null });
      else {
        output.text(`Proposed as ${into.name}@${revision.id}; a person accepts it.\n`);
        for (const line of evidenceLines(evidence)) output.note(line);
      }
      return EXIT.ok;
    }
    for (const { name } of [into, ...from]) library.adopt(name);
    const pattern = library.own.mergePatterns(names, into.name, options.reason);
    await library.own.savePatterns();
    const evidence = await evidenceAfter(context, pattern, options);
    if (output.json) output.answer({ pattern, merged: names, evidence: evidence ?? null });
    else {
      output.text(
        `${names.join(', ')} went into ${pattern.name}${isActive(pattern) ? '' : `, which is ${pattern.status}`}.\n`,
      );
      for (const line of evidenceLines(evidence)) output.note(line);
    }
    return EXIT.ok;
  },
});
