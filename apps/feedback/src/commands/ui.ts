import { cliError } from '../cli-error.ts';
import { EXIT } from '../exit-code.ts';
import { createSession } from '../session.ts';
import { defineCommand } from './command.ts';

export const ui = defineCommand<object>({
  examples: ['ui                        # the terminal app, also where it would not open by itself'],
  configure: () => undefined,
  run: async (context) => {
    const { io, output } = context;
    if (io.stdin.isTTY !== true || io.stdout.isTTY !== true)
      throw cliError(
        'NO_TERMINAL',
        'The terminal app needs a terminal for its input and output. Use "feedback overview" in scripts.',
      );
    const { runTui } = await import('../tui/main.tsx');
    await output.holding(() => runTui(createSession(context), { color: output.color }));
    return EXIT.ok;
  },
});
