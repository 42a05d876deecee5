import type { Scaffold } from '../scaffold.ts';
import { flagsFor, pascalCase, snakeCase } from '../names.ts';

const template = String.raw`
import json
%if logging
import logging
%end
%if file
from pathlib import Path
%end
from typing import Any

%slot logging
logger = logging.getLogger(__name__)

%end

%slot specific_exceptions|json_parse
class {{error}}(ValueError):
    """The {{noun}} cannot be read: the message says where and why."""


%end
def {{parse}}(text: str) -> Any:
    """Return what JSON text holds.

%if specific_exceptions|json_parse
    Raises {{error}} when it is malformed.
%else
    Raises json.JSONDecodeError when it is malformed.
%end
    """
%slot logging
    logger.debug("Parsing %d characters", len(text))
%end
%slot specific_exceptions|json_parse
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise {{error}}(f"Line {error.lineno}, column {error.colno}: {error.msg}") from error
    except RecursionError as error:
        raise {{error}}("It is nested too deeply") from error
%else
    return json.loads(text)
%end
%if file


def {{load}}(path: Path) -> Any:
    """Return what a JSON file in UTF-8 holds."""
%slot specific_exceptions
    try:
        text = Path(path).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise {{error}}(f"{path} does not exist") from error
    except UnicodeDecodeError as error:
        raise {{error}}(f"{path} is not UTF-8 text") from error
    except OSError as error:
        raise {{error}}(f"{path} cannot be read: {error}") from error
    return {{parse}}(text)
%else
    return {{parse}}(Path(path).read_text(encoding="utf-8"))
%end
%end
`;

/** JSON text parsed, its errors handled where the lesson applies. */
export const pythonGuardedParse: Scaffold = {
  name: 'guarded-parse',
  title: 'a function that parses JSON text and says what is wrong with it',
  language: 'python',
  needs: [
    ['exception', 'parse'],
    ['json', 'parse'],
  ],
  unless: ['client', 'endpoint', 'upload', 'large_file'],
  flags: flagsFor('file'),
  names: ({ subject }) => ({
    noun: subject ?? 'text',
    parse: snakeCase('parse', subject ?? 'text'),
    load: snakeCase('load', subject ?? 'json', 'file'),
    error: pascalCase(subject ?? 'parse', 'error'),
  }),
  template,
};
