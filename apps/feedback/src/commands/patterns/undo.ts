import { EXIT } from '../../exit-code.ts';
import { changeText } from '../../terminal/change-text.ts';
import { defineCommand } from '../command.ts';
import { wholeNumber } from '../read-number.ts';
import { addActorOptions, libraryFor, type ActorOptions } from './actor-options.ts';

interface UndoOptions extends ActorOptions {
  readonly steps: number;
  readonly redo?: true;
}

export const undo = defineCommand<UndoOptions, { readonly summary: string }>({
  summary: 'take back the last verdict, edit or merge',
  examples: [
    'patterns undo',
    'patterns undo --steps 3',
    'patterns undo --redo      # takes the last undo back',
  ],
  configure: (command) => {
    command
      .option('--steps <number>', 'how many, all or none', wholeNumber, 1)
      .option('--redo', 'take undos back instead, as long as nothing else was decided since');
    addActorOptions(command);
  },
  run: async (context, _, { steps, redo, ...options }) => {
    const { output } = context;
    const { library } = await libraryFor(context, options);
    const { own } = library;
    const changes = redo === true ? own.redo(steps, options.reason) : own.undo(steps, options.reason);
    await own.savePatterns();
    if (output.json) output.answer({ [redo === true ? 'redone' : 'undone']: changes });
    else
      for (const change of changes)
        output.text(`${redo === true ? 'Done again' : 'Taken back'}: ${changeText(change)}.\n`);
    return EXIT.ok;
  },
});
