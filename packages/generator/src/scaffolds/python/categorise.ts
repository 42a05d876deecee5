import type { Scaffold } from '../scaffold.ts';
import { plural, snakeCase } from '../names.ts';

const template = String.raw`
%if logging
import logging
%end
from collections.abc import Iterable, Mapping
from typing import Any

%slot logging
logger = logging.getLogger(__name__)

%end
UNKNOWN = "unknown"

%slot metadata_categories
# The metadata that says what something is, the surest first; names and texts are never searched.
CATEGORY_KEYS = ("category", "type", "mime_type")


def category_of(item: Mapping[str, Any]) -> str:
    """Return the category that an item's own metadata states, or "unknown"."""
    metadata = item.get("metadata")
    sources = [metadata, item] if isinstance(metadata, Mapping) else [item]
    for source in sources:
        for key in CATEGORY_KEYS:
            value = source.get(key)
            if isinstance(value, str) and value.strip():
                return value.strip().lower()
    return UNKNOWN
%else

def category_of(item: Mapping[str, Any]) -> str:
    """Return the type that an item states, or "unknown"."""
    return str(item.get("type") or UNKNOWN)
%end


def {{name}}(items: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """Group items by category; each category keeps the order of its items."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for item in items:
        groups.setdefault(category_of(item), []).append(item)
%slot logging
    logger.debug("Found %d categories", len(groups))
%end
    return groups
`;

/** Items grouped by the category that their metadata states. */
export const pythonCategorise: Scaffold = {
  name: 'categorise',
  title: 'a function that groups items by category',
  language: 'python',
  needs: [['categorization']],
  unless: ['client', 'endpoint', 'upload', 'large_file'],
  names: ({ subject }) => ({ name: snakeCase('categorise', plural(subject ?? 'item')) }),
  template,
};
