import { styleText } from 'node:util';
import type { Severity } from '@feedback/schema';

type Style = Parameters<typeof styleText>[0];

/** Colours text where colour is wanted, and returns it unchanged where it is not. */
export type Paint = (style: Style, text: string) => string;

/** A painter that uses ANSI colours, or none. Whether the terminal has colours is for the caller to find out. */
export const painter =
  (color: boolean): Paint =>
  (style, text) =>
    color ? styleText(style, text, { validateStream: false }) : text;

/** The colour of each severity; the word itself is always printed too. */
export const SEVERITY_STYLE: Readonly<Record<Severity, Style>> = {
  critical: ['red', 'bold'],
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
};
