import type { Command } from 'commander';
import { wholeNumber } from '../read-number.ts';

/** As many commits as `learn` replays: enough to know a rule by, and some seconds. */
const MOST_COMMITS = 500;

/** Adds `--no-backtest` and `--limit`, for commands that give patterns rules: a `ReplayWish`. */
export const addReplayOptions = (command: Command): void => {
  command
    .option('--no-backtest', 'do not replay rules over the history of this repository')
    .option('--limit <commits>', 'replay over at most so many commits', wholeNumber, MOST_COMMITS);
};
