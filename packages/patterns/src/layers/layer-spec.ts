/** An entry of `extends`, understood. */
export type LayerSpec =
  /** A file or folder; `subfolder` is inside it. */
  | { readonly kind: 'path'; readonly path: string; readonly subfolder?: string | undefined }
  /** An installed package; `subpath` is inside it. */
  | { readonly kind: 'package'; readonly name: string; readonly subpath?: string | undefined }
  /** Why it is none, and what to write instead. */
  | { readonly kind: 'refused'; readonly reason: string };

const REMOTE = /^(?:(?:git\+)?(?:https?|ssh|git|ftp|file):\/\/|git@|(?:github|gitlab|bitbucket):)/i;
const CONTROL = /\p{Cc}/u;
const PATH = /^(?:\.{1,2}(?:[/\\]|$)|[/\\]|~[/\\]|[a-z]:[/\\])|^[^/\\@:]+\.(?:json|md)$/i;
/** https://docs.npmjs.com/cli/configuring-npm/package-json#name, with what old packages are called. */
const PACKAGE = /^((?:@[a-z\d~-][a-z\d._~-]*\/)?[a-z\d~-][a-z\d._~-]*)(?:\/(.+))?$/i;

/** Whether a path stays below the folder that it starts from. */
export const isInside = (path: string): boolean =>
  !/^(?:[/\\]|[a-z]:)/i.test(path) && !path.split(/[/\\]/).includes('..');

const readPath = (text: string): LayerSpec => {
  const hash = text.indexOf('#');
  const [path, subfolder] = hash < 0 ? [text] : [text.slice(0, hash), text.slice(hash + 1)];
  if (path === '') return { kind: 'refused', reason: 'names no folder. Write the path of one before "#".' };
  if (subfolder !== undefined && !isInside(subfolder))
    return { kind: 'refused', reason: `leaves its folder by "#${subfolder}". Name a folder inside it.` };
  return { kind: 'path', path, ...(subfolder === undefined || subfolder === '' ? {} : { subfolder }) };
};

const readPackage = (text: string): LayerSpec => {
  const match = PACKAGE.exec(text);
  const [, name, subpath] = match ?? [];
  if (name === undefined || (subpath !== undefined && !isInside(subpath)))
    return {
      kind: 'refused',
      reason:
        'is no package name. Write one such as "@acme/lessons", or a path that begins with "./" or "../".',
    };
  return { kind: 'package', name, ...(subpath === undefined ? {} : { subpath }) };
};

/**
 * Reads an entry of `extends`: a path (`./`, `../`, `/`, `~/`, or a bare file such as `team.json`), a folder of a git checkout
 * (`git:PATH#SUBFOLDER`, or just a path), or an npm package (`@acme/lessons`, `npm:lessons/python`). Addresses are refused.
 */
export const readLayerSpec = (text: string): LayerSpec => {
  const spec = text.trim();
  if (spec === '' || CONTROL.test(spec))
    return { kind: 'refused', reason: 'is no path and no package name.' };
  if (REMOTE.test(spec))
    return {
      kind: 'refused',
      reason: 'is an address, and nothing is fetched. Clone or install it, and name the folder or package.',
    };
  if (spec.startsWith('git:')) return readPath(spec.slice('git:'.length));
  if (spec.startsWith('npm:')) return readPackage(spec.slice('npm:'.length));
  return PATH.test(spec) ? readPath(spec) : readPackage(spec);
};
