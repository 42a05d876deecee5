import type { Scaffold } from '../scaffold.ts';
import { snakeCase } from '../names.ts';

const template = String.raw`
import json
%if logging
import logging
%end
%if nan_inf
import math
%end
from typing import Any

%slot logging
logger = logging.getLogger(__name__)

%end

%slot specific_exceptions
class NotSerializable(ValueError):
    """The data holds something that JSON has no form for."""


%end
%slot numpy_json
def to_plain(value: Any) -> Any:
    """Return the plain form of a NumPy scalar or array; json.dumps asks where it knows none."""
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} has no JSON form")


%end
%slot nan_inf
def finite_or_none(value: Any) -> Any:
    """NaN and infinity have no JSON form: they become null, at any depth."""
%if numpy_json
    if hasattr(value, "tolist"):
        value = value.tolist()
%end
    if isinstance(value, dict):
        return {key: finite_or_none(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [finite_or_none(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


%end
def {{name}}(data: Any) -> str:
    """Return data as JSON text.

%if specific_exceptions
    Raises NotSerializable when JSON has no form for the data.
%else
    Raises TypeError or ValueError when JSON has no form for the data.
%end
    """
%slot logging
    logger.debug("Serialising %s", type(data).__name__)
%end
%slot specific_exceptions
    try:
%slot numpy_json
%if nan_inf
        return json.dumps(finite_or_none(data), allow_nan=False, default=to_plain)
%else
        return json.dumps(data, default=to_plain)
%end
%else
%slot nan_inf
        return json.dumps(finite_or_none(data), allow_nan=False)
%else
        return json.dumps(data)
%end
%end
    except (TypeError, ValueError, RecursionError) as error:
        raise NotSerializable(f"The data cannot be written as JSON: {error}") from error
%else
%slot numpy_json
%if nan_inf
    return json.dumps(finite_or_none(data), allow_nan=False, default=to_plain)
%else
    return json.dumps(data, default=to_plain)
%end
%else
%slot nan_inf
    return json.dumps(finite_or_none(data), allow_nan=False)
%else
    return json.dumps(data)
%end
%end
%end
`;

/** Data as JSON text. */
export const pythonJsonText: Scaffold = {
  name: 'json-text',
  title: 'a function that returns data as JSON text',
  language: 'python',
  needs: [['json']],
  unless: ['client', 'file', 'compute', 'endpoint', 'parse', 'iterate'],
  names: ({ subject }) => ({ name: snakeCase('process', subject ?? 'data') }),
  template,
};
