import type { ParsedTimestamp } from '@feedback/schema';
import type { OwnIdentity } from '../readers/report-run.ts';
import { timeOfText } from '../run/run-time.ts';
import type { XmlAttributes } from '../xml/bounded-xml.ts';
import type { JunitSuite } from './junit-case.ts';

/** When a suite or case says it ran. */
export const timeOf = (attributes: XmlAttributes): ParsedTimestamp | undefined =>
  timeOfText(attributes['timestamp']);

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** An id that no other report has; small numbers are positions. */
const uniqueId = ({ attributes }: JunitSuite): string | undefined =>
  [attributes['uuid'], attributes['id']].find((id) => id !== undefined && UUID.test(id));

const hasClock = ({ attributes, time }: JunitSuite): boolean =>
  time !== undefined && attributes['timestamp']?.includes(':') === true;

/**
 * What identifies a run in the suites that enclose its first case: a unique id, or the time of day it started with name and host.
 * Empty when they have neither: then only the content tells.
 */
export const junitIdentity = (suites: readonly JunitSuite[]): OwnIdentity => {
  const id = suites.map(uniqueId).find((found) => found !== undefined);
  if (id !== undefined) return { identity: [id] };
  if (!suites.some(hasClock)) return { identity: [] };
  return {
    identity: suites.flatMap(({ attributes }) => [
      attributes['name'] ?? '',
      attributes['timestamp'] ?? '',
      attributes['hostname'] ?? '',
    ]),
  };
};

/** Where the work of a run repeats: the outermost suite with a name. */
export const junitScope = (suites: readonly JunitSuite[]): string => {
  const name = suites
    .map(({ attributes }) => attributes['name'])
    .find((found) => found !== undefined && found !== '');
  return name === undefined ? 'junit' : `junit:${name}`;
};
