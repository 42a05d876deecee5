import type { Concepts } from './concepts.ts';

/** Tests. */
export const TESTING: Concepts = {
  'test+raises test+exception assert+raises test+error exception+test expects+exception raises+valueerror test+fails':
    'pytest raises exception broad match multiple statements',
  'fixture fixtures test+setup setup+teardown test+database': 'pytest fixture yield scope',
  'pytest+teardown fixture+close fixture+cleanup': 'pytest fixture finalizer yield',
  'parametrize parametrized many+inputs several+inputs different+inputs multiple+inputs table-driven test+cases same+test':
    'pytest parametrize names values duplicate',
  'unittest self.assertequal migrate+pytest convert+pytest move+pytest testcase':
    'pytest unittest assertion raises',
  'mock mocking patch stub fake monkeypatch': 'mock patch lambda access import',
  'unit+test write+test pytest tests test+suite': 'pytest assert test assertion',
  'assert+several assert+both assert+and': 'composite assertion pytest',
  'warns warning+test': 'pytest warns',
};
