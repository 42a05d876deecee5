import { hash } from 'node:crypto';
import { Buffer } from 'node:buffer';
import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { CheckResult } from '@feedback/rules';
import type { Pattern } from '@feedback/schema';
import type { SourceFile } from '../inputs/source-files.ts';
import { builtinPlace } from './builtin-rules.ts';
import { readMemory, writeMemory } from './cache-file.ts';
import { checksum } from './checksum.ts';
import { engineStamp } from './engine-stamp.ts';
import { lookAt, looksLike, NO_LOOK, type Look } from './look.ts';
import { createPacking } from './packed-findings.ts';
import { rememberedFiles } from './remembered-files.ts';

/** Beyond so many files the ones that were not asked for are forgotten. */
const MOST_FILES = 20_000;

/** Beyond so many findings in all, files with findings are checked again rather than remembered. */
const MOST_FINDINGS = 20_000;

/** What is remembered of a file. */
interface Recalled {
  /** How it looks now. */
  readonly look: Look;
  readonly known?: {
    readonly result: CheckResult;
    /** The result holds for the text with this hash. */
    readonly hash: string;
    /** Whether the file looks as it did, so that its text need not be read. */
    readonly isFresh: boolean;
    /** Whether it may still have the text that it had: it is not known to be longer or shorter. */
    readonly mayBeSame: boolean;
  };
}

/** Remembers what was found in files that don't change. */
export interface FindingsCache {
  /** Ask before the file is read. */
  readonly recall: (file: SourceFile) => Recalled;
  readonly remember: (
    file: SourceFile,
    found: { readonly look: Look; readonly hash: () => string; readonly result: CheckResult },
  ) => void;
  /** Whether all rules of the library are known to compile. */
  readonly areSound: boolean;
  readonly noteSound: () => void;
  /** Writes what changed; what can't be written is found again next time. */
  readonly save: () => Promise<void>;
}

/** Remembers nothing. */
export const FORGETFUL: FindingsCache = {
  recall: () => ({ look: NO_LOOK }),
  remember: () => undefined,
  areSound: false,
  noteSound: () => undefined,
  save: async () => undefined,
};

const HASH_LENGTH = 22;

/** Tells texts apart, also such that somebody made to look alike. */
export const hashOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, HASH_LENGTH);

/** All of a pattern that has a say in what is told. The built-in rules are those of the engine. */
const keyPart = ({ name, severity, tier, status, description, rule }: Pattern): unknown => [
  name,
  severity,
  tier,
  status,
  description,
  rule === undefined ? null : (builtinPlace(rule) ?? rule),
];

const keyOf = (engine: string, patterns: readonly Pattern[]): string =>
  `${engine} ${checksum(Buffer.from(JSON.stringify(patterns.map(keyPart))))}`;

const placeIn = (root: string): ((file: SourceFile) => string) => {
  const start = root.endsWith(sep) ? root : root + sep;
  const below = (location: string): string =>
    location.startsWith(start) ? location.slice(start.length) : relative(root, location);
  return sep === '/'
    ? ({ location }) => below(location)
    : ({ location }) => below(location).replaceAll(sep, '/');
};

/**
 * Remembers findings in `.feedback/cache` of a project; nothing in a folder that has no `.feedback` yet. What another engine, or this
 * one with other patterns, has found is forgotten.
 */
export const openFindingsCache = async (
  root: string,
  patterns: readonly Pattern[],
  engine: () => Promise<string> = engineStamp,
): Promise<FindingsCache> => {
  if (!existsSync(join(root, '.feedback'))) return FORGETFUL;
  const path = join(root, '.feedback', 'cache', 'findings.json');
  const key = keyOf(await engine(), patterns);
  const memory = readMemory(path, key);
  const files = rememberedFiles(memory);
  const asked = new Set<string>();
  const { pack, unpack } = createPacking(patterns);
  const placeOf = placeIn(root);
  let { areSound } = memory;
  let isChanged = false;
  let findings = 0;
  return {
    recall: (file) => {
      const place = placeOf(file);
      const look = lookAt(file.location);
      const entry = files.get(place);
      const found = entry === undefined ? undefined : unpack(entry.found, file.path);
      if (entry === undefined || found === undefined) return { look };
      asked.add(place);
      findings += found.findings.length;
      const isFresh = !look.isYoung && looksLike(look, entry.look);
      const mayBeSame = entry.hash !== '' && entry.look.size === look.size;
      return {
        look,
        known: { result: found, hash: entry.hash, isFresh, mayBeSame },
      };
    },
    remember: (file, { look, hash: own, result }) => {
      const place = placeOf(file);
      findings += result.findings.length;
      isChanged = true;
      // One that changed while it was checked may have been read twice, with different text.
      const isSettled = looksLike(look, lookAt(file.location));
      const packed = isSettled && findings <= MOST_FINDINGS ? pack(result) : undefined;
      asked.add(place);
      // Who works on a file changes its size again and again: its hash would not be asked for.
      const known = files.get(place);
      const isInWork = known !== undefined && !look.isYoung && known.look.size !== look.size;
      if (packed === undefined) files.forget(place);
      else
        files.set(place, {
          look: look.isYoung ? { ...look, modified: -1 } : look,
          hash: isInWork ? '' : own(),
          found: packed.length === 0 ? undefined : packed,
        });
    },
    areSound,
    noteSound: () => {
      isChanged ||= !areSound;
      areSound = true;
    },
    save: async () => {
      if (!isChanged) return;
      writeMemory(
        path,
        key,
        files.memory(areSound, { most: MOST_FILES, isWanted: (place) => asked.has(place) }),
      );
    },
  };
};
