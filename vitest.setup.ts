import { afterEach, beforeEach, expect, vi } from 'vitest';

const METHODS = ['log', 'info', 'warn', 'error', 'debug'] as const;
let lines: string[] = [];

// A library that prints is a bug: every stray line on the console fails the test that caused it.
beforeEach(() => {
  lines = [];
  for (const method of METHODS)
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => void lines.push(parts.join(' ')));
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(lines, 'stray console output').toEqual([]);
});
