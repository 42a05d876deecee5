import { render } from 'ink';
import { App } from './App.tsx';
import type { Session } from './session.ts';
import { themeFor } from './theme.ts';

export interface TuiOptions {
  readonly color: boolean;
  readonly stdin?: NodeJS.ReadableStream;
  readonly stdout?: NodeJS.WritableStream;
}

/** Runs the terminal app until the user quits; the terminal is then as it was before. */
export const runTui = async (session: Session, { color, ...streams }: TuiOptions): Promise<void> => {
  const app = render(<App session={session} theme={themeFor(color)} />, {
    ...streams,
    alternateScreen: true,
    exitOnCtrlC: false,
    incrementalRendering: true,
    interactive: true,
    patchConsole: false,
  });
  await app.waitUntilExit();
};
