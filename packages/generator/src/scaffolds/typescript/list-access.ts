import type { Scaffold } from '../scaffold.ts';
import { pickPosition } from '../position.ts';
import { camelCase } from '../names.ts';

const template = String.raw`
%slot logging
/** Where progress is told; the console fits, and so does any logger. */
export interface Logger {
  debug(message: string): void;
}

%end
%if index
/** Returns the item at an index counted from 0; undefined where there is none. */
%if logging
export const {{index}} = <Item>(items: readonly Item[], index: number, logger?: Logger): Item | undefined => {
%else
export const {{index}} = <Item>(items: readonly Item[], index: number): Item | undefined => {
%end
%slot logging
  logger?.debug('Reading item ' + String(index) + ' of ' + String(items.length));
%end
%slot bounds
  const isInside = Number.isInteger(index) && index >= 0 && index < items.length;
  if (!isInside) {
%if logging
    logger?.debug('There is no such item');
%end
    return undefined;
  }
%end
  return items[index];
};
%else
/** Returns the {{which}} item; undefined when there is none. */
%if logging
export const {{name}} = <Item>(items: readonly Item[], logger?: Logger): Item | undefined => {
%else
export const {{name}} = <Item>(items: readonly Item[]): Item | undefined => {
%end
%slot logging
  logger?.debug('Reading one of ' + String(items.length) + ' items');
%end
%slot bounds
  if (items.length === 0) {
%if logging
    logger?.debug('The list is empty');
%end
    return undefined;
  }
%end
  return items.at({{at}});
};
%end
`;

/** One item of an array: the first, the last, or at an index. */
export const typescriptListAccess: Scaffold = {
  name: 'list-access',
  title: 'a function that reads one item of an array',
  language: 'typescript',
  needs: [['list_access', 'position']],
  unless: ['iterate', 'compute', 'client', 'file', 'json'],
  flags: pickPosition,
  names: (context) => {
    const which = pickPosition(context).includes('last') ? 'last' : 'first';
    const item = context.subject ?? 'item';
    return {
      which,
      name: camelCase('get', which, item),
      index: camelCase('get', item, 'at'),
      at: which === 'last' ? '-1' : '0',
    };
  },
  template,
};
