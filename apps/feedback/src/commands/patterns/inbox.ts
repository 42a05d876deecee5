import type { InboxItem } from '@feedback/patterns';
import { EXIT } from '../../exit-code.ts';
import { readInbox } from '../../inbox.ts';
import { inboxText } from '../../terminal/inbox-text.ts';
import { defineCommand } from '../command.ts';

interface InboxOptions {
  readonly snoozed?: true;
}

/** An item as programs read it: the pattern by its name, for `patterns show` has the rest. */
const answerOf = (whole: InboxItem, at: number) => {
  const { pattern, proposed: _, ...item } = whole;
  const { name, description } = pattern;
  return { position: at + 1, ...item, pattern: name, description };
};

export const inbox = defineCommand<InboxOptions, { readonly summary: string }>({
  summary: 'what waits for a verdict, in the order your verdicts teach, each with why',
  examples: [
    'patterns inbox',
    'patterns inbox --snoozed  # also what is put off',
    'patterns accept NAME, or dismiss, merge, edit, snooze; patterns undo takes it back',
  ],
  configure: (command) => {
    command.option('--snoozed', 'only what is put off');
  },
  run: async (context, _, { snoozed = false }) => {
    const { output } = context;
    const found = await readInbox(context);
    const { order } = found;
    const shown = snoozed ? { ...found, items: found.snoozed } : found;
    if (output.json)
      output.answer({
        order: { by: order.by, verdicts: order.verdicts, basis: order.basis },
        proposals: shown.items.map(answerOf),
        snoozed: found.snoozed.length,
      });
    else if (shown.items.length === 0) output.note(snoozed ? 'Nothing is put off.' : 'The inbox is empty.');
    else {
      output.text(inboxText(shown, output));
      output.note(`${order.basis[0]?.toUpperCase()}${order.basis.slice(1)}.`);
    }
    if (!snoozed && found.snoozed.length > 0)
      output.note(`${found.snoozed.length} put off: feedback patterns inbox --snoozed.`);
    return EXIT.ok;
  },
});
