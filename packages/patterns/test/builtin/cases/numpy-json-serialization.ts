import type { Cases } from './cases.ts';

export const numpyJsonSerialization: Cases = {
  found: {
    'the whole name of the module': `
import json, numpy
def export(values, target):
    json.dump([numpy.max(values), numpy.min(values)], target)
`,
    'an array, spread over lines': `
body = json.dumps(
    {
        "bins": {
            "edges": np.linspace(0, 1, 5),
        },
    },
    indent=2,
)
`,
    'a result that is built before it is written': `
def scores(data):
    result = {"score": np.mean(data)}
    log.info("scored")
    with open("out.json", "w") as out:
        json.dump(result, out)
`,
    'a single value by name': `
def peak(signal):
    where = np.argmax(signal)
    return jsonify({"peak": where})
`,
    'a dictionary returned by an endpoint': `
@router.get("/stats")
async def stats():
    return {"count": 3, "total": np.sum(load())}
`,
    'a JSON response': `
def view():
    return JSONResponse(content={"flag": np.any(mask())})
`,
  },
  silent: {
    'values that are converted': `
body = json.dumps({"mean": float(np.mean(x)), "all": np.sort(x).tolist(), "n": np.sum(x).item()})
`,
    'an encoder that knows NumPy': `
body = json.dumps({"mean": np.mean(x)}, cls=NumpyEncoder)
other = json.dumps({"mean": np.mean(x)}, default=to_plain)
`,
    'a count, which is a plain integer': `
body = json.dumps({"n": np.count_nonzero(mask)})
`,
    'a result that never becomes JSON': `
def scores(data):
    result = {"score": np.mean(data)}
    return result
`,
    'a name that is converted before it is written': `
def peak(signal):
    where = np.argmax(signal)
    where = int(where)
    return json.dumps({"peak": where})
`,
    'an index inside the document': `
body = json.dumps({"name": names[np.argmax(votes)]})
`,
  },
  fixed: [
    ['json.dumps({"a": np.std(levels)})\n', 'json.dumps({"a": float(np.std(levels))})\n'],
    ['json.dumps({"a": np.mean(x, axis=0)})\n', 'json.dumps({"a": np.mean(x, axis=0)})\n'],
    ['json.dumps({"a": np.array(x)})\n', 'json.dumps({"a": np.array(x)})\n'],
  ],
  messages: [
    'TypeError: Object of type float64 is not JSON serializable',
    'TypeError: Object of type ndarray is not JSON serializable',
  ],
};
