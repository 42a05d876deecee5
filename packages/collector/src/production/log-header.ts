import { parseTimestamp, type ParsedTimestamp } from '@feedback/schema';
import { levelOfName, type LogLevel } from './log-level.ts';

/** What the beginning of a line says when it begins a record. */
export interface LogHeader {
  readonly time?: ParsedTimestamp | undefined;
  readonly level?: LogLevel | undefined;
  /** What follows time, level and what stands between. */
  readonly message: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

type Groups = Readonly<Record<string, string | undefined>>;

const pad = (text = ''): string => text.padStart(2, '0');

const monthOf = (name = ''): string => pad(String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1));

const hourOf = ({ hour = '0', half }: Groups): string => {
  if (half === undefined) return pad(hour);
  return pad(String((Number(hour) % 12) + (/p/i.test(half) ? 12 : 0)));
};

const zoneOf = (zone: string | undefined): string => {
  if (zone === undefined) return '';
  return /^(?:utc|gmt|z)$/i.test(zone) ? 'Z' : zone;
};

const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d):(?<second>\d\d)(?:[.,:](?<fraction>\d{1,9}))?(?: ?(?<half>[AP]M))?`;
const ZONE = String.raw`(?: ?(?<zone>Z|UTC|GMT|[+-]\d\d:?\d\d))?`;

/** How loggers write the time at the beginning of a line, most of them in brackets at times. */
const TIMES: readonly RegExp[] = [
  // 2026-01-30T10:00:00.123Z, 2026-01-30 10:00:00,123, 2026/01/30 10:00:00
  new RegExp(`^\\[?(?<year>\\d{4})[-/](?<month>\\d\\d)[-/](?<day>\\d\\d)[T ]${CLOCK}${ZONE}`),
  // [30-Jan-2026 10:00:00 UTC], 30/Jan/2026:10:00:00 +0000
  new RegExp(`^\\[?(?<day>\\d{1,2})[-/ ](?<name>[A-Z][a-z]{2})[-/ ](?<year>\\d{4})[: ]${CLOCK}${ZONE}`),
  // [Fri Jan 30 10:00:00.123456 2026] (Apache)
  new RegExp(`^\\[?[A-Z][a-z]{2} (?<name>[A-Z][a-z]{2}) +(?<day>\\d{1,2}) ${CLOCK} (?<year>\\d{4})`),
  // Jan 30, 2026 10:00:00 AM (java.util.logging)
  new RegExp(`^(?<name>[A-Z][a-z]{2}) (?<day>\\d{1,2}), (?<year>\\d{4}),? ${CLOCK}`),
  // Jan 30 10:00:00 (syslog)
  new RegExp(`^(?<name>[A-Z][a-z]{2}) +(?<day>\\d{1,2}) ${CLOCK}`),
  // E0130 10:00:00.123456 (glog, klog)
  new RegExp(`^(?=[IWEF]\\d{4} )[IWEF](?<month>\\d\\d)(?<day>\\d\\d) ${CLOCK}`),
  // E, [2026-01-30T10:00:00.123456 #42] (Ruby's Logger)
  new RegExp(`^[DIWEFA], \\[(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)T${CLOCK}${ZONE}`),
  // [10:00:00 ERR] (Serilog): a time of no day
  new RegExp(`^\\[?${CLOCK}${ZONE}(?=[\\] ])`),
];

const instant = (groups: Groups, now: Date): ParsedTimestamp | undefined => {
  const { year, month, name, day, minute, second, fraction = '0', zone } = groups;
  if (day === undefined) return undefined;
  const date = `${month ?? monthOf(name)}-${pad(day)}`;
  const rest = `${date}T${hourOf(groups)}:${minute ?? ''}:${second ?? ''}.${fraction}${zoneOf(zone)}`;
  if (year !== undefined) return parseTimestamp(`${year}-${rest}`);
  // Without a year it is the latest one that is not in the future, but for a day of clocks that differ.
  const parsed = parseTimestamp(`${now.getUTCFullYear()}-${rest}`);
  const ahead = parsed !== undefined && Date.parse(parsed.timestamp) > now.getTime() + 86_400_000;
  return ahead ? parseTimestamp(`${now.getUTCFullYear() - 1}-${rest}`) : parsed;
};

/** So far into a line the level stands, if it has one. */
const REACH = 160;

const LEVEL_PATTERNS: readonly RegExp[] = [
  /\b(?:level|lvl|severity|loglevel)=["']?(?<level>[A-Za-z]+)/,
  /^(?<level>[A-Za-z]+):/,
  /\[(?:[\w.-]+[:.])?(?<level>[A-Za-z]{3,11})\]/,
  /(?:^|[\s[(|<.:])(?<level>TRACE|VERBOSE|DEBUG|INFO|INFORMATION|NOTICE|WARN|WARNING|ERROR|ERR|SEVERE|CRITICAL|CRIT|FATAL|ALERT|EMERG|EMERGENCY|PANIC|ERR|WRN|INF|DBG|FTL|VRB)(?=[\s\])|>:,;-]|$)/,
];

const PHP_LEVEL =
  /^PHP (?<kind>(?:Recoverable |Fatal |Parse |Core |Compile )?(?:error|Warning|Notice|Deprecated|Exception)):\s+/i;
const GLOG = /^[IWEF](?=\d{4} )/;
const GLOG_LEVELS: Readonly<Record<string, LogLevel>> = { E: 'error', F: 'error', W: 'warning', I: 'other' };

interface Levelled {
  readonly level: LogLevel;
  /** Where the level's word ends. */
  readonly end: number;
}

const levelIn = (text: string): Levelled | undefined => {
  const looked = text.slice(0, REACH);
  const php = PHP_LEVEL.exec(looked);
  if (php !== null)
    return {
      level: /error|exception/i.test(php.groups?.['kind'] ?? '') ? 'error' : 'warning',
      end: php[0].length,
    };
  for (const pattern of LEVEL_PATTERNS) {
    const match = pattern.exec(looked);
    const level = match === null ? undefined : levelOfName(match.groups?.['level'] ?? '');
    if (match !== null && level !== undefined) return { level, end: match.index + match[0].length };
  }
  return undefined;
};

/** What stands between the level and the message: brackets, names of loggers and threads up to a `: ` or ` - `. */
const messageIn = (text: string): string => {
  const plain = text.replace(/^[\s\][|>:,;-]+/, '');
  const logfmt = /(?:^|\s)(?:msg|message)=(?:"((?:[^"\\]|\\.)*)"|(\S+))/.exec(plain.slice(0, 4_096));
  if (logfmt !== null) return logfmt[1] ?? logfmt[2] ?? plain;
  const named =
    /^(?:\d+ )?(?:-{2,3} )?(?:\[[^\]]{0,80}\] ?){0,3}(?:-- )?[\w.$/@-]{0,120} *(?:\[[^\]]{0,40}\] ?)?(?::| -+) (?=\S)/.exec(
      plain,
    );
  return (
    named === null || /(?:Error|Exception)\s*: $/.test(named[0]) ? plain : plain.slice(named[0].length)
  ).trim();
};

/** A container's runtime writes time, stream and a flag before each line (Kubernetes CRI). */
const CRI = /^(?<time>\d{4}-\d\d-\d\dT\S+) (?:stdout|stderr) [FP] (?<rest>[^]*)$/;

/** The time of a line of a container's log and what the program wrote. */
export const withoutContainer = (
  line: string,
): { readonly time?: ParsedTimestamp | undefined; readonly text: string } => {
  const groups = CRI.exec(line)?.groups;
  return groups === undefined
    ? { text: line }
    : { time: parseTimestamp(groups['time']), text: groups['rest'] ?? '' };
};

/** Reads the beginning of a line that begins a record: it has a time, or a level at its very beginning. */
export const logHeader = (line: string, now: Date): LogHeader | undefined => {
  const head = line.slice(0, REACH);
  for (const pattern of TIMES) {
    const match = pattern.exec(head);
    if (match === null) continue;
    const rest = line.slice(match[0].length);
    const glog = GLOG.exec(line)?.[0];
    const found = glog === undefined ? levelIn(rest.replace(/^[\s\]]+/, '')) : undefined;
    const from = rest.length - rest.replace(/^[\s\]]+/, '').length;
    const message = found === undefined ? rest : rest.slice(from + found.end);
    const level = glog === undefined ? found?.level : GLOG_LEVELS[glog];
    return { time: instant(match.groups ?? {}, now), level, message: messageIn(message) };
  }
  const first =
    /^(?:\[(?<bracket>[A-Za-z]{3,11})\]|(?<word>[A-Z]{3,11}|fail|crit|warn|info|dbug|trce|error|debug)(?=:|\s+\[|\s{1,2}\S.* - ))|^(?:time=\S+ )?level=|^PHP (?=[A-Z])/.exec(
      head,
    );
  if (first === null) return undefined;
  const found = levelIn(line);
  return found === undefined ? undefined : { level: found.level, message: messageIn(line.slice(found.end)) };
};
