import { plainText } from '@feedback/report';
import type { Pattern } from '@feedback/schema';
import { SEVERITY_MARK } from './theme.ts';

/** A pattern as a line of a list: how bad, how often, its name. */
export const patternLine = ({ severity, occurrence_frequency, name, status }: Pattern): string =>
  `${SEVERITY_MARK[severity]} ${String(occurrence_frequency).padStart(4)}×  ${plainText(name)}${
    status === 'archived' ? ' (archived)' : ''
  }`;
