import { expect, test } from 'vitest';
import { nameOwners } from '../../src/repair/own-names.ts';
import type { RepairedFile } from '../../src/repair/repaired-file.ts';

const owners = (code: string, { path, language }: Pick<RepairedFile, 'path' | 'language'>) => {
  const ownerOf = nameOwners([{ path, language, before: code, after: code }]);
  return (...names: readonly string[]) => names.map((name) => ownerOf(name, language));
};

test('tells names of a Python project from those of others', () => {
  const of = owners(
    'import yaml\nfrom shop.basket import weigh\nfrom paylib import charge_card\n\nclass Till:\n    def ring_up(self):\n        self.drawer_sum = 1\n',
    { path: 'shop/till.py', language: 'python' },
  );
  expect(of('weigh', 'ring_up', 'drawer_sum', 'Till')).toEqual(['own', 'own', 'own', 'own']);
  expect(of('charge_card', 'decode', 'timedelta')).toEqual(['public', 'public', 'public']);
  expect(of('frobnicated_total')).toEqual(['unknown']);
});

test('tells names of a TypeScript project from those of others', () => {
  const of = owners(
    "import { weighBasket } from './basket';\nimport { chargeCard } from 'paylib';\nclass Till {\n  ringUpTotal(a: number): void {\n    this.drawerSum = a;\n  }\n}\n",
    { path: 'src/till.ts', language: 'typescript' },
  );
  expect(of('weighBasket', 'ringUpTotal', 'drawerSum')).toEqual(['own', 'own', 'own']);
  expect(of('chargeCard', 'JSON', 'slice')).toEqual(['public', 'public', 'public']);
});

test("takes a name that everybody has for everybody's, also where the project defines it", () => {
  const of = owners('class Stream:\n    def close(self):\n        pass\n', {
    path: 'a.py',
    language: 'python',
  });
  expect(of('close')).toEqual(['public']);
});
