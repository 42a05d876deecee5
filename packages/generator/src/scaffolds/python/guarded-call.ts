import type { Scaffold } from '../scaffold.ts';
import { pascalCase, snakeCase } from '../names.ts';

const template = String.raw`
%if logging|specific_exceptions
import logging
%end
from collections.abc import Callable
from typing import TypeVar

%if logging|specific_exceptions
logger = logging.getLogger(__name__)

%end
Result = TypeVar("Result")


%slot specific_exceptions
# What may go wrong here. Anything else is a mistake in the code and must be seen.
EXPECTED_ERRORS = (OSError, ValueError, LookupError)


class {{error}}(Exception):
    """The work failed for an expected reason, which is its cause."""


%end
def {{name}}(operation: Callable[[], Result]) -> Result:
    """Do the work and return its result.

%if specific_exceptions
    Raises {{error}} for expected reasons; unexpected errors pass through unchanged.
%else
    Errors of the work pass through unchanged.
%end
    """
%slot logging
    logger.debug("Starting %r", operation)
%end
%slot specific_exceptions
    try:
        return operation()
    except EXPECTED_ERRORS as error:
        logger.warning("%s: %s", type(error).__name__, error)
        raise {{error}}(f"{type(error).__name__}: {error}") from error
%else
    return operation()
%end
`;

/** Any work, its expected errors turned into one of our own. */
export const pythonGuardedCall: Scaffold = {
  name: 'guarded-call',
  title: 'a function that does some work and handles its expected errors',
  language: 'python',
  needs: [['exception', 'handle']],
  unless: ['endpoint', 'upload'],
  names: ({ subject }) => ({
    name: snakeCase('handle', subject ?? 'work'),
    error: pascalCase(subject ?? 'work', 'error'),
  }),
  template,
};
