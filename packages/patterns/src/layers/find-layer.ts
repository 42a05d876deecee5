import { dirname, join, resolve } from 'node:path';
import { isInside, readLayerSpec, type LayerSpec } from './layer-spec.ts';
import type { LayerFiles } from './layer-files.ts';

/** The file that an entry of `extends` means, or why there is none. */
export type FoundLayer =
  | { readonly kind: 'found'; readonly path: string; readonly text: string }
  | {
      readonly kind: 'failed';
      readonly code: 'INVALID_LAYER' | 'LAYER_NOT_FOUND' | 'LAYER_UNREADABLE';
      readonly reason: string;
    };

/** What a folder keeps its library in. */
const NAMES = ['patterns.json', join('.feedback', 'patterns.json')] as const;

const failed = (
  code: 'INVALID_LAYER' | 'LAYER_NOT_FOUND' | 'LAYER_UNREADABLE',
  reason: string,
): FoundLayer => ({ kind: 'failed', code, reason });

const missing = (reason: string): FoundLayer => failed('LAYER_NOT_FOUND', reason);

/** The library at a path, which is a file or a folder with one. */
const openPath = async (path: string, files: LayerFiles): Promise<FoundLayer> => {
  const found = await files.read(path);
  if (found.kind === 'file') return { kind: 'found', path, text: found.text };
  if (found.kind === 'unreadable')
    return failed('LAYER_UNREADABLE', `cannot be read: ${found.reason} (${path}). Correct that.`);
  if (found.kind === 'missing') return missing(`is not there (${path}). Check the path, or remove it.`);
  for (const name of NAMES) {
    const inside = await files.read(join(path, name));
    if (inside.kind === 'file') return { kind: 'found', path: join(path, name), text: inside.text };
    if (inside.kind === 'unreadable')
      return failed(
        'LAYER_UNREADABLE',
        `cannot be read: ${inside.reason} (${join(path, name)}). Correct that.`,
      );
  }
  return missing(`is a folder without ${NAMES.join(' or ')} (${path}). Name the file itself.`);
};

const upwards = (folder: string): string[] => {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...upwards(parent)];
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** Where a package says that its library is: `"feedback": {"patterns": "./lessons.json"}` in its package.json. */
const statedEntry = async (root: string, files: LayerFiles): Promise<unknown> => {
  const manifest = await files.read(join(root, 'package.json'));
  const content = manifest.kind === 'file' ? parsed(manifest.text) : undefined;
  return (content as { feedback?: { patterns?: unknown } } | null | undefined)?.feedback?.patterns;
};

const openPackage = async (
  { name, subpath }: Extract<LayerSpec, { kind: 'package' }>,
  folder: string,
  files: LayerFiles,
): Promise<FoundLayer> => {
  for (const above of upwards(folder)) {
    const place = join(above, 'node_modules', name);
    if ((await files.read(place)).kind !== 'folder') continue;
    // Where it really is: packages that it extends are looked for from there.
    const root = await files.realPath(place);
    if (subpath !== undefined) {
      const exact = await openPath(join(root, subpath), files);
      return exact.kind === 'found' ? exact : openPath(join(root, `${subpath}.json`), files);
    }
    const entry = await statedEntry(root, files);
    if (entry === undefined) return openPath(root, files);
    if (typeof entry !== 'string' || !isInside(entry))
      return failed(
        'INVALID_LAYER',
        `says in its package.json that its patterns are at ${JSON.stringify(entry)}, which is no path inside it. Ask its authors, or name a file.`,
      );
    return openPath(join(root, entry), files);
  }
  return missing(
    `is no package in node_modules of ${folder} or above. Install it, or write "./${name}" for a folder.`,
  );
};

/** Finds the library that an entry of `extends` in a file of `folder` names. Never rejects. */
export const findLayer = async (
  text: string,
  { folder, home, files }: { readonly folder: string; readonly home: string; readonly files: LayerFiles },
): Promise<FoundLayer> => {
  const spec = readLayerSpec(text);
  if (spec.kind === 'refused') return failed('INVALID_LAYER', spec.reason);
  if (spec.kind === 'package') return openPackage(spec, folder, files);
  const path = resolve(folder, /^~[/\\]/.test(spec.path) ? join(home, spec.path.slice(2)) : spec.path);
  if (spec.subfolder === undefined) return openPath(path, files);
  const checkout = await files.read(path);
  if (checkout.kind !== 'folder') return missing(`has no folder before "#" (${path}). Clone it there first.`);
  return openPath(join(path, spec.subfolder), files);
};
