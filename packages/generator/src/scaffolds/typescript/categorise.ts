import type { Scaffold } from '../scaffold.ts';
import { camelCase, plural } from '../names.ts';

const template = String.raw`
%slot logging
/** Where progress is told; the console fits, and so does any logger. */
export interface Logger {
  debug(message: string): void;
}

%end
/** Something with properties that may say what it is. */
export type Item = Readonly<Record<string, unknown>>;

export const UNKNOWN = 'unknown';

%slot metadata_categories
/** The metadata that says what something is, the surest first; names and texts are never searched. */
const CATEGORY_KEYS = ['category', 'type', 'mime_type'] as const;

const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the category that an item's own metadata states, or "unknown". */
export const categoryOf = (item: Item): string => {
  const metadata = item['metadata'];
  const sources = isItem(metadata) ? [metadata, item] : [item];
  const stated = sources.flatMap((source) => CATEGORY_KEYS.map((key) => source[key]));
  const found = stated.find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof found === 'string' ? found.trim().toLowerCase() : UNKNOWN;
};
%else
/** Returns the type that an item states, or "unknown". */
export const categoryOf = (item: Item): string => {
  const stated = item['type'];
  return typeof stated === 'string' && stated !== '' ? stated : UNKNOWN;
};
%end

/** Groups items by category; each category keeps the order of its items. */
%if logging
export const {{name}} = (items: readonly Item[], logger?: Logger): Map<string, Item[]> => {
%else
export const {{name}} = (items: readonly Item[]): Map<string, Item[]> => {
%end
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const category = categoryOf(item);
    const group = groups.get(category) ?? [];
    group.push(item);
    groups.set(category, group);
  }
%slot logging
  logger?.debug('Found ' + String(groups.size) + ' categories');
%end
  return groups;
};
`;

/** Items grouped by the category that their metadata states. */
export const typescriptCategorise: Scaffold = {
  name: 'categorise',
  title: 'a function that groups items by category',
  language: 'typescript',
  needs: [['categorization']],
  unless: ['client', 'endpoint', 'upload', 'large_file'],
  names: ({ subject }) => ({ name: camelCase('categorise', plural(subject ?? 'item')) }),
  template,
};
