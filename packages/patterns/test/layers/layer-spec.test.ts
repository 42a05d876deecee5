import { expect, test } from 'vitest';
import { readLayerSpec } from '../../src/layers/layer-spec.ts';

test.each([
  ['./team.json', { kind: 'path', path: './team.json' }],
  ['../lessons', { kind: 'path', path: '../lessons' }],
  ['/opt/lessons', { kind: 'path', path: '/opt/lessons' }],
  ['~/lessons', { kind: 'path', path: '~/lessons' }],
  ['C:\\lessons', { kind: 'path', path: 'C:\\lessons' }],
  ['team.json', { kind: 'path', path: 'team.json' }],
  ['git:../lessons#python', { kind: 'path', path: '../lessons', subfolder: 'python' }],
  ['../lessons#python/web', { kind: 'path', path: '../lessons', subfolder: 'python/web' }],
  ['lessons', { kind: 'package', name: 'lessons' }],
  ['@acme/lessons', { kind: 'package', name: '@acme/lessons' }],
  ['@acme/lessons/python', { kind: 'package', name: '@acme/lessons', subpath: 'python' }],
  ['npm:lessons/python.json', { kind: 'package', name: 'lessons', subpath: 'python.json' }],
])('reads %s', (text, spec) => {
  expect(readLayerSpec(text)).toEqual(spec);
});

test.each([
  ['npm:../../x', 'package name'],
  ['@acme/../../x', 'package name'],
  ['lessons/../../x', 'package name'],
  ['../lessons#../x', 'leaves its folder'],
  ['../lessons#/etc', 'leaves its folder'],
  ['https://example.com/lessons.git', 'nothing is fetched'],
  ['git@example.com:acme/lessons.git', 'nothing is fetched'],
  ['github:acme/lessons', 'nothing is fetched'],
  ['git:', 'names no folder'],
  ['  ', 'no path'],
  ['a\u0000b', 'no path'],
])('refuses %j', (text, reason) => {
  expect(readLayerSpec(text)).toEqual({ kind: 'refused', reason: expect.stringContaining(reason) as string });
});
