import type { Scaffold } from '../scaffold.ts';
import { flagsFor, plural, snakeCase } from '../names.ts';

const template = String.raw`
%if logging|specific_exceptions
import logging
%end
%if nan_inf|!numpy
import math
%end

%if numpy
import numpy as np
%end
%if specific_exceptions
from fastapi import FastAPI, HTTPException
%else
from fastapi import FastAPI
%end
%if input_validation
from pydantic import BaseModel, ConfigDict, Field
%else
from pydantic import BaseModel
%end

%if logging|specific_exceptions
logger = logging.getLogger(__name__)

%end
app = FastAPI()


class Numbers(BaseModel):
    """The body of a request: the numbers to summarise."""

%slot input_validation
    # What is unknown, too much or not finite is refused with 422 before the function runs.
    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    values: list[float] = Field(max_length=100_000)
%else
    values: list[float]
%end


%slot nan_inf
def finite_or_none(value):
    """NaN and infinity have no JSON form: they become null."""
    return value if math.isfinite(value) else None


%end
def summarise(values: list[float]) -> dict[str, object]:
    """Return how many numbers there are and their total and mean; nothing has no mean."""
%if numpy
    data = np.asarray(values, dtype=np.float64)
%slot bounds
    if data.size == 0:
        return {"count": 0, "total": 0.0, "mean": None}
%end
%slot numpy_json
    # NumPy scalars are no JSON: convert them to plain Python numbers first.
    count, total = int(data.size), float(np.sum(data))
%else
    count, total = data.size, data.sum()
%end
%else
%slot bounds
    if len(values) == 0:
        return {"count": 0, "total": 0.0, "mean": None}
%end
    count, total = len(values), math.fsum(values)
%end
    mean = total / count if count > 0 else None
%slot nan_inf
    return {
        "count": count,
        "total": finite_or_none(total),
        "mean": None if mean is None else finite_or_none(mean),
    }
%else
    return {"count": count, "total": total, "mean": mean}
%end


@app.post("/{{path}}")
def {{name}}(body: Numbers) -> dict[str, object]:
    """Answer a summary of the numbers as JSON."""
%slot logging
    logger.debug("Summarising %d values", len(body.values))
%end
%slot specific_exceptions
    try:
        return summarise(body.values)
    except (OverflowError, ValueError) as error:
        # Only what bad numbers can cause: a mistake in the code stays a 500.
        logger.warning("Could not summarise %d values: %s", len(body.values), error)
        raise HTTPException(422, "The numbers cannot be summarised") from error
%else
    return summarise(body.values)
%end
`;

/** FastAPI endpoint that takes and answers JSON. */
export const pythonJsonEndpoint: Scaffold = {
  name: 'json-endpoint',
  title: 'a FastAPI endpoint that takes numbers and answers a summary, both as JSON',
  language: 'python',
  needs: [['endpoint', 'json']],
  unless: ['client', 'file', 'categorization', 'position'],
  flags: flagsFor('numpy'),
  names: ({ subject }) => ({
    name: snakeCase('summarise', plural(subject ?? 'value')),
    path: snakeCase(plural(subject ?? 'value'), 'summary').replaceAll('_', '-'),
  }),
  template,
};
