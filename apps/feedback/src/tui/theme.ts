import type { Severity } from '@feedback/schema';
import { createContext, useContext } from 'react';

/** How a piece of text looks, by what it means. Never the only sign: each also has a word or a mark. */
interface Tone {
  readonly color?: string;
  readonly bold?: boolean;
  readonly dimColor?: boolean;
  readonly inverse?: boolean;
}

export interface Theme {
  readonly title: Tone;
  readonly quiet: Tone;
  readonly selected: Tone;
  readonly good: Tone;
  readonly bad: Tone;
  readonly bar: Tone;
  readonly severity: Readonly<Record<Severity, Tone>>;
}

const COLOURED: Theme = {
  title: { color: 'cyan', bold: true },
  quiet: { dimColor: true },
  selected: { inverse: true },
  good: { color: 'green' },
  bad: { color: 'red' },
  bar: { color: 'cyan' },
  severity: {
    critical: { color: 'red', bold: true },
    high: { color: 'red' },
    medium: { color: 'yellow' },
    low: { color: 'blue' },
  },
};

const MONOCHROME: Theme = {
  title: { bold: true },
  quiet: {},
  selected: { inverse: true },
  good: {},
  bad: { bold: true },
  bar: {},
  severity: { critical: { bold: true }, high: { bold: true }, medium: {}, low: {} },
};

export const themeFor = (color: boolean): Theme => (color ? COLOURED : MONOCHROME);

export const ThemeContext = createContext<Theme>(MONOCHROME);
export const useTheme = (): Theme => useContext(ThemeContext);

/** A severity in four cells that read without colour. */
export const SEVERITY_MARK: Readonly<Record<Severity, string>> = {
  critical: '▲▲▲',
  high: '▲▲ ',
  medium: '▲  ',
  low: '·  ',
};
