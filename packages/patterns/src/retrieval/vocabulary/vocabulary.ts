import { CONCURRENCY } from './concurrency.ts';
import type { Concepts } from './concepts.ts';
import { CONSTRUCTS } from './constructs.ts';
import { DATA } from './data.ts';
import { ERRORS } from './errors.ts';
import { FILES } from './files.ts';
import { FRAMEWORKS } from './frameworks.ts';
import { NETWORK } from './network.ts';
import { PROCESSES } from './processes.ts';
import { SECURITY } from './security.ts';
import { STYLE } from './style.ts';
import { TESTING } from './testing.ts';
import { TIME } from './time.ts';

/** Every table of what people say and what code says. */
export const VOCABULARY: readonly Concepts[] = [
  CONCURRENCY,
  CONSTRUCTS,
  DATA,
  ERRORS,
  FILES,
  FRAMEWORKS,
  NETWORK,
  PROCESSES,
  SECURITY,
  STYLE,
  TESTING,
  TIME,
];
