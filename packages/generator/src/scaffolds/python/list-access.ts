import type { Scaffold } from '../scaffold.ts';
import { pickPosition } from '../position.ts';
import { snakeCase } from '../names.ts';

const template = String.raw`
from __future__ import annotations

%if logging
import logging
%end
from collections.abc import Sequence
from typing import TypeVar

%slot logging
logger = logging.getLogger(__name__)

%end
Item = TypeVar("Item")


%if index
%if bounds
def {{index}}(items: Sequence[Item], index: int) -> Item | None:
    """Return the item at an index counted from 0, or None where there is none."""
%slot bounds
    if not 0 <= index < len(items):
%if logging
        logger.debug("No item at %d of %d", index, len(items))
%end
        return None
%end
%else
def {{index}}(items: Sequence[Item], index: int) -> Item:
    """Return the item at an index counted from 0. Raises IndexError where there is none."""
%end
%slot logging
    logger.debug("Reading item %d of %d", index, len(items))
%end
    return items[index]
%else
%if bounds
def {{name}}(items: Sequence[Item]) -> Item | None:
    """Return the {{which}} item, or None when there is none."""
%slot bounds
    if len(items) == 0:
%if logging
        logger.debug("The list is empty, returning None")
%end
        return None
%end
%else
def {{name}}(items: Sequence[Item]) -> Item:
    """Return the {{which}} item. Raises ValueError when there is none."""
%end
%slot logging
    logger.debug("Reading one of %d items", len(items))
%end
%if bounds
    return items[{{at}}]
%else
    {{unpack}} = items
    return {{which}}
%end
%end
`;

/** One item of a list: the first, the last, or at an index. */
export const pythonListAccess: Scaffold = {
  name: 'list-access',
  title: 'a function that reads one item of a list',
  language: 'python',
  needs: [['list_access', 'position']],
  unless: ['iterate', 'compute', 'client', 'file', 'json'],
  flags: pickPosition,
  names: (context) => {
    const which = pickPosition(context).includes('last') ? 'last' : 'first';
    const item = context.subject ?? 'item';
    return {
      which,
      name: snakeCase('get', which, item),
      index: snakeCase('get', item, 'at'),
      at: which === 'last' ? '-1' : '0',
      unpack: which === 'last' ? '*_, last' : 'first, *_',
    };
  },
  template,
};
