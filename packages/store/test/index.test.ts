import { expect, it } from 'vitest';
import * as store from '../src/index.ts';

it('exports these names', () => {
  expect(Object.keys(store).toSorted()).toMatchInlineSnapshot(`
    [
      "StoreError",
      "openStore",
    ]
  `);
});
