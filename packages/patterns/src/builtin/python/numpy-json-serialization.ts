import type { Lesson } from '@feedback/schema';

// Each of these gives an array or a NumPy scalar whatever it is called with; `np.count_nonzero` and `np.size` give plain integers.
const NUMPY_VALUE =
  '^(np|numpy)\\.(mean|nanmean|average|median|nanmedian|std|nanstd|var|nanvar|sum|nansum|prod|max|amax|nanmax|min|amin|nanmin|ptp|percentile|nanpercentile|quantile|nanquantile|argmax|argmin|argsort|any|all|array|asarray|arange|linspace|zeros|ones|full|empty|sort|cumsum|cumprod|diff|concatenate|stack|vstack|hstack|clip|dot|abs|sqrt|log|exp|bool_|(u?int|float)(8|16|32|64))$';
const PLAIN_SCALAR = '^(np|numpy)\\.(mean|nanmean|median|nanmedian|std|nanstd|var|nanvar)$';
const ENDPOINT = '^@\\w+\\.(get|post|put|patch|delete|route|api_route)\\(';

/** What a value passes through on its way from an expression into a JSON document. */
const INSIDE_LITERALS = {
  not: {
    any: [
      { kind: 'pair' },
      { kind: 'dictionary' },
      { kind: 'list' },
      { kind: 'tuple' },
      { kind: 'argument_list' },
      { kind: 'keyword_argument' },
      { kind: 'parenthesized_expression' },
    ],
  },
};

export const numpyJsonSerialization: Lesson = {
  pattern_id: 'builtin:numpy_json_serialization',
  name: 'numpy_json_serialization',
  description:
    'A NumPy value goes into JSON as it is: json.dumps raises TypeError on int64, float32, bool and arrays. ' +
    'It can look fine for a while, because float64 is a Python float; an integer or float32 input then breaks the endpoint. ' +
    'Convert at the border: float(), int() or bool() for a scalar, .tolist() for an array.',
  bad_example: `import json

import numpy as np


def summarize(samples):
    return json.dumps({
        "mean": np.mean(samples),
        "spread": np.std(samples),
    })
`,
  good_example: `import json

import numpy as np


def summarize(samples):
    return json.dumps({
        "mean": float(np.mean(samples)),
        "spread": float(np.std(samples)),
    })
`,
  test_coverage: `import json

import numpy as np


def test_summary_of_single_precision_samples_is_json():
    samples = np.array([0.5, 1.5], dtype=np.float32)
    assert json.loads(summarize(samples)) == {"mean": 1.0, "spread": 0.5}
`,
  severity: 'high',
  language: 'python',
  tags: [
    'numpy',
    'np',
    'ndarray',
    'array',
    'json',
    'json.dumps',
    'jsonify',
    'JSONResponse',
    'serialize',
    'response',
    'endpoint',
    'tolist',
    'float32',
    'int64',
  ],
  rule: {
    language: 'python',
    rule: {
      all: [
        { matches: 'numpy_value' },
        { any: [{ matches: 'inline' }, { matches: 'by_name' }, { matches: 'returned_by_endpoint' }] },
        { any: [{ matches: 'inline_scalar' }, { not: { matches: 'inline_scalar' } }] },
      ],
    },
    utils: {
      numpy_value: { kind: 'call', has: { field: 'function', kind: 'attribute', regex: NUMPY_VALUE } },
      encoder: {
        kind: 'call',
        all: [
          { has: { field: 'function', regex: '^(json\\.dumps?|(flask\\.)?jsonify|JSONResponse)$' } },
          {
            not: {
              has: {
                field: 'arguments',
                has: { kind: 'keyword_argument', has: { field: 'name', regex: '^(default|cls|encoder)$' } },
              },
            },
          },
        ],
      },
      inline: { inside: { matches: 'encoder', stopBy: INSIDE_LITERALS } },
      by_name: {
        inside: {
          stopBy: INSIDE_LITERALS,
          kind: 'assignment',
          all: [
            { has: { field: 'left', kind: 'identifier', pattern: '$RESULT' } },
            {
              inside: {
                kind: 'expression_statement',
                all: [
                  {
                    precedes: {
                      stopBy: 'end',
                      any: [
                        {
                          has: {
                            stopBy: 'end',
                            pattern: '$RESULT',
                            inside: { matches: 'encoder', stopBy: INSIDE_LITERALS },
                          },
                        },
                      ],
                    },
                  },
                  {
                    not: {
                      precedes: {
                        stopBy: 'end',
                        has: {
                          stopBy: 'end',
                          kind: 'assignment',
                          has: { field: 'left', pattern: '$RESULT' },
                        },
                      },
                    },
                  },
                ],
              },
            },
          ],
        },
      },
      returned_by_endpoint: {
        inside: {
          stopBy: INSIDE_LITERALS,
          kind: 'return_statement',
          inside: {
            kind: 'function_definition',
            stopBy: { kind: 'function_definition' },
            inside: { kind: 'decorated_definition', has: { kind: 'decorator', regex: ENDPOINT } },
          },
        },
      },
      inline_scalar: {
        all: [
          { matches: 'inline' },
          { has: { field: 'function', regex: PLAIN_SCALAR } },
          { has: { field: 'arguments', regex: '^\\(\\s*[\\w.]+\\s*\\)$' } },
          { pattern: '$SCALAR' },
        ],
      },
    },
    fix: 'float($SCALAR)',
  },
  tier: 'proved_fix',
  matches: {
    messages: ["'numpy.int64' object is not iterable", "'numpy.float32' object is not iterable"],
    expressions: [
      'Object of type (u?int\\d+|float(16|32|64)|bool_|ndarray) is not JSON serializable',
      "Unable to serialize unknown type: <class 'numpy\\.\\w+'>",
    ],
  },
  status: 'active',
  provenance: {
    origin: 'builtin',
    note: 'High: a request that worked with one dtype fails with another, in production, after all work is done. The fix is limited to reductions of one argument written straight into the document, which float() can only help.',
  },
};
