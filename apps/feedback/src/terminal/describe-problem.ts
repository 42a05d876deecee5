import { plainLine, plainText } from '@feedback/report';
import type { Problem } from '@feedback/schema';

/** A problem as one line for people: severity, place, message, code. */
export const describeProblem = ({ severity, code, message, path, line }: Problem): string => {
  const text = plainText(message).trim();
  const place = path === undefined ? '' : `${plainLine(path)}${line === undefined ? '' : `:${line}`}`;
  // Messages often name their place themselves.
  const where = path === undefined || text.includes(plainLine(path)) ? '' : `${place}: `;
  return `${severity}: ${where}${text} [${plainLine(code)}]`;
};
