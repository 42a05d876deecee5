import { expect, test } from 'vitest';
import { STYLE } from '../../src/html/style.ts';

/** The palettes of the page, in their order: light, dark, print. */
const palettes = [...STYLE.matchAll(/:root\{([^}]*)\}/g)].map(
  ([, text = '']) =>
    new Map([...text.matchAll(/--(\w+):(#\w+)/g)].map(([, name = '', value = '']) => [name, value])),
);

/** Relative luminance (WCAG 2.2). */
const luminance = (colour: string): number => {
  const digits = colour.length === 4 ? colour.slice(1).replaceAll(/./g, '$&$&') : colour.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

test('has a light palette, a dark one, and the light one on paper', () => {
  expect(palettes.map((palette) => palette.get('page'))).toEqual(['#fff', '#0e1116', '#fff']);
});

test('keeps a contrast of 4.5 between what is read and what it stands on', () => {
  for (const palette of palettes)
    for (const ground of ['page', 'card'])
      for (const role of ['ink', 'soft', 'line', 'good', 'bad', 'warn', 'force'])
        expect([
          role,
          ground,
          contrast(palette.get(role) ?? '#000', palette.get(ground) ?? '#000') >= 4.5,
        ]).toEqual([role, ground, true]);
});
