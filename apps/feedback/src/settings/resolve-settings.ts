import { basename, join, resolve } from 'node:path';
import type { Config, SettingName, Settings } from './config.ts';

/** One place that settings come from. */
export interface Layer {
  /** What people call it: a flag, a variable, a file. */
  readonly origin: (name: SettingName) => string;
  /** The folder that relative paths start from. */
  readonly base: string;
  readonly values: Partial<Config>;
}

export interface ResolvedSettings {
  readonly settings: Settings;
  /** Where each effective value comes from. */
  readonly origins: Readonly<Record<SettingName, string>>;
}

/** A path becomes absolute; `memory:` and URLs stay (a single letter before the colon is a Windows drive). */
const resolveLocation = (base: string, location: string): string =>
  /^[a-z][a-z\d+.-]+:/i.test(location) ? location : resolve(base, location);

const defaultsFor = (root: string): Required<Omit<Config, '$schema' | 'adopted_at'>> => ({
  store: join(root, '.feedback', 'feedback.db'),
  patterns_file: join(root, '.feedback', 'patterns.json'),
  extends: [],
  project: basename(root) || 'project',
  reports: [],
  ignore: [],
  fail_on: 'medium',
  min_confidence: 0.8,
  period: 'all',
});

/** Lays settings over each other, strongest layer first, over the defaults for a project at `root`. */
export const resolveSettings = (layers: readonly Layer[], root: string): ResolvedSettings => {
  const all: readonly Layer[] = [
    ...layers,
    { origin: () => 'default', base: root, values: defaultsFor(root) },
  ];
  const origins: Partial<Record<SettingName, string>> = {};
  const pick = <Name extends SettingName>(
    name: Name,
    read: (value: NonNullable<Config[Name]>, base: string) => NonNullable<Config[Name]> = (value) => value,
  ): Config[Name] => {
    const layer = all.find(({ values }) => values[name] !== undefined);
    origins[name] = layer?.origin(name) ?? 'not set';
    const value = layer?.values[name];
    return value === undefined || value === null || layer === undefined ? undefined : read(value, layer.base);
  };
  const located = (value: string, base: string): string => resolveLocation(base, value);
  const settings = {
    store: pick('store', located),
    patterns_file: pick('patterns_file', located),
    extends: pick('extends'),
    project: pick('project'),
    reports: pick('reports'),
    ignore: pick('ignore'),
    fail_on: pick('fail_on'),
    min_confidence: pick('min_confidence'),
    period: pick('period'),
    adopted_at: pick('adopted_at'),
  };
  return { settings: settings as Settings, origins: origins as Record<SettingName, string> };
};
