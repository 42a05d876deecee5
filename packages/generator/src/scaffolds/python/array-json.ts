import type { Scaffold } from '../scaffold.ts';
import { flagsFor, plural, snakeCase } from '../names.ts';

const template = String.raw`
import json
%if logging
import logging
%end
%if nan_inf
import math
%end

import numpy as np

%slot logging
logger = logging.getLogger(__name__)
%end


%slot nan_inf
def finite_or_none(value):
    """NaN and infinity have no JSON form: they become null, also inside nested lists."""
    if isinstance(value, list):
        return [finite_or_none(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


%end
%if convert
def {{convert}}(data_array) -> str:
    """Return all values of an array as JSON text; nested arrays become nested lists."""
    data = np.asarray(data_array)
%slot bounds
    if data.size == 0:
%if logging
        logger.debug("The array is empty")
%end
        return "[]"
%end
%slot numpy_json
    # NumPy types are no JSON: tolist() gives plain Python numbers.
    values = data.tolist()
%else
    values = list(map(float, data.ravel()))
%end
%slot nan_inf
    return json.dumps(finite_or_none(values), allow_nan=False)
%else
    return json.dumps(values)
%end
%else
def {{process}}(data_array) -> str:
    """Return the mean, standard deviation and maximum of an array as JSON text.

%if bounds
    An empty array has none of them: they are null.
%else
    Raises ValueError when the array is empty.
%end
    """
%if numpy_json
    data = np.asarray(data_array)
%else
    data = np.asarray(data_array, dtype=np.float64)
%end
%slot bounds
    if data.size == 0:
%if logging
        logger.debug("The array is empty")
%end
        return json.dumps({"mean": None, "std": None, "max": None})
%end
%slot numpy_json
    # NumPy scalars are no JSON: convert them to plain Python numbers first.
    result = {
        "mean": float(np.mean(data)),
        "std": float(np.std(data)),
        "max": float(np.max(data)),
    }
%else
    maximum = data.max()
    result = {"mean": data.mean(), "std": data.std(), "max": maximum}
%end
%slot logging
    logger.debug("Summarised %d values", data.size)
%end
%slot nan_inf
    result = {name: finite_or_none(float(value)) for name, value in result.items()}
    return json.dumps(result, allow_nan=False)
%else
    return json.dumps(result)
%end
%end
`;

/** NumPy array → JSON text: a summary, or all its values where the prompt asks for a conversion. */
export const pythonArrayJson: Scaffold = {
  name: 'array-json',
  title: 'a function that turns a NumPy array into JSON',
  language: 'python',
  needs: [['numpy', 'json']],
  unless: ['client'],
  flags: flagsFor('convert'),
  names: ({ subject }) => ({
    process: subject === undefined ? 'process_numpy_data' : snakeCase('process', plural(subject)),
    convert: snakeCase(subject === undefined ? 'numpy_array' : plural(subject), 'to_json'),
  }),
  template,
};
