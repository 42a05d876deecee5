import type { Cases } from './cases.ts';

export const nanInfHandling: Cases = {
  found: {
    'not equal': `
if score != float('nan'):
    total += score
`,
    'the constant of NumPy': `
bad = [row for row in rows if row.value == np.nan]
`,
    'on the left, of math': `
assert math.nan == mean(
    levels
)
`,
    'written as JSON': `
body = json.dumps({"level": {"peak": float("-inf")}})
`,
    'the constant written into a file': `
json.dump([1.0, np.nan], file, indent=2)
`,
  },
  silent: {
    'asked the right way': `
if math.isnan(score) or not math.isfinite(score):
    score = None
`,
    'a start value': `
best = float("inf")
for x in xs:
    best = min(best, x)
`,
    'infinity can be compared': `
if score == float("inf"):
    score = None
`,
    'refused when written': `
json.dumps({"a": float("nan")}, allow_nan=False)
`,
    'identity of the one object': `
if value is np.nan:
    value = None
`,
    'a text that is compared': `
if cell == "nan":
    cell = ""
`,
  },
  messages: [
    'ValueError: Out of range float values are not JSON compliant',
    'SyntaxError: Unexpected token \'N\', "{"level":NaN}" is not valid JSON',
  ],
};
