import type { Stretch } from './stretch.ts';

// Both begin at an edge and are bounded, so that no run of letters is looked at from each of its places.
const EMAIL =
  /(?<![\w.%+-]|:\/\/)(?!git@)[\w.%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,8}(?<top>[A-Za-z]{2,24})(?![A-Za-z0-9_-]|:\d)/g;
/** `icon@2x.png` and `render@app.js` are files. */
const FILE_ENDINGS = /^(?:png|jpe?g|gif|svg|webp|avif|ico|[cm]?js|jsx|[cm]?ts|tsx|css|json|html?|vue)$/i;

const HOME =
  /(?<![\w.~%-])(?:\/(?:mnt\/[a-z]|[a-z]|var|usr|export))?\/(?:home|Users)\/(?!(?:Shared|Public)\b)[^\s/\\:"'`<>|()[\]{},;*?]{1,64}/g;
const WINDOWS_HOME =
  /(?<![A-Za-z0-9])[A-Za-z]:[\\/]{1,4}Users[\\/]{1,4}(?!(?:Public|Default)\b)(?:[^\\/:*?"'<>|\r\n]{1,64}(?=[\\/])|[^\s\\/:*?"'<>|]{1,64})/gi;

const emails = (text: string): readonly Stretch[] =>
  [...text.matchAll(EMAIL)]
    .filter(({ groups }) => !FILE_ENDINGS.test(groups?.['top'] ?? ''))
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length, kind: 'email' }));

const homes = (text: string, pattern: RegExp): readonly Stretch[] =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
    kind: 'home_folder',
    mark: '~',
  }));

/** E-mail addresses, and the home folders whose names are people's. */
export const findPersonalData = (text: string): readonly Stretch[] => [
  ...(text.includes('@') ? emails(text) : []),
  ...(text.includes('/home/') || text.includes('/Users/') ? homes(text, HOME) : []),
  ...(/:[\\/]+users[\\/]/i.test(text) ? homes(text, WINDOWS_HOME) : []),
];
