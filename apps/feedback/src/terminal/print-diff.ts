import { plainText } from '@feedback/report';
import type { Output } from './output.ts';

type Style = Parameters<Output['paint']>[0];

/** How a line of a diff is painted, by how it begins; the first that fits. */
const STYLES: readonly (readonly [start: string, style: Style])[] = [
  ['---', 'bold'],
  ['+++', 'bold'],
  ['+', 'green'],
  ['-', 'red'],
  ['@', 'cyan'],
];

/** Prints a unified diff, in colours where there are any. */
export const printDiff = (diff: string, { paint, text }: Pick<Output, 'paint' | 'text'>): void => {
  for (const line of plainText(diff).replace(/\n$/, '').split('\n')) {
    const style = STYLES.find(([start]) => line.trimStart().startsWith(start))?.[1];
    text(`${style === undefined ? line : paint(style, line)}\n`);
  }
};
