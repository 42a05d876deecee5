import { isActive } from '@feedback/schema';
import { EXIT } from '../../exit-code.ts';
import { defineCommand } from '../command.ts';
import { addActorOptions, libraryFor, type ActorOptions } from './actor-options.ts';
import { requirePattern } from './require-pattern.ts';

interface MergeOptions extends ActorOptions {
  readonly into: string;
}

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
      if (output.json) output.answer({ pattern: into, revision });
      else output.text(`Proposed as ${into.name}@${revision.id}; a person accepts it.\n`);
      return EXIT.ok;
    }
    for (const { name } of [into, ...from]) library.adopt(name);
    const pattern = library.own.mergePatterns(names, into.name, options.reason);
    await library.own.savePatterns();
    if (output.json) output.answer({ pattern, merged: names });
    else
      output.text(
        `${names.join(', ')} went into ${pattern.name}${isActive(pattern) ? '' : `, which is ${pattern.status}`}.\n`,
      );
    return EXIT.ok;
  },
});
