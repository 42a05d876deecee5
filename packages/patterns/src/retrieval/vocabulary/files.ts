import type { Concepts } from './concepts.ts';

/** Files, folders, paths and what is written in them. */
export const FILES: Concepts = {
  'read+file write+file open+file save+file file+content text+file log+file file+line append+file config+file load+setting read+setting load+config read+config':
    'open file encoding context close pathlib read write',
  'csv+read csv+write csv+load csv+export csv+save csv+import parse+csv read+csv csv+file':
    'open file encoding context newline read_csv',
  'save+disk write+disk export+file dump+file persist store+file': 'open file encoding context write',
  'json+file read+json write+json load+json save+json': 'open file encoding context json',
  'close closing handle leak unclosed resource resourcewarning descriptor': 'open context manager close with',
  'encoding umlaut unicode utf-8 utf8 charset accent non-ascii mojibake unicodedecodeerror unicodeencodeerror codec decode':
    'encoding open unspecified utf-8 explicit',
  'line+by+line each+line large+file huge+file count+lines lines+file big+file gigabyte':
    'readlines iterate file read line open',
  'list+files find+files all+files files+directory walk+directory scan+directory files+below search+files recursive+files':
    'glob listdir iterdir pathlib directory',
  'create+directory make+directory mkdir ensure+directory directory+missing directory+exist output+directory':
    'makedirs mkdir exists pathlib directory',
  'delete+file remove+file clean+file cleanup+file old+file older+than delete+log':
    'remove unlink pathlib getmtime file missing',
  'rename move+file replace+file atomic+write': 'rename replace pathlib file',
  'copy+file': 'open file pathlib',
  'exists exist missing+file file+there': 'exists isfile pathlib',
  'file+size modified+time last+modified modification mtime file+age': 'getsize getmtime stat pathlib',
  'path join+path file+path basename dirname relative+path absolute+path parent+directory':
    'path pathlib join dirname basename abspath concatenation',
  'extension suffix': 'splitext suffix endswith removesuffix strip',
  'home+directory': 'expanduser pathlib',
  'current+directory workdir': 'getcwd cwd pathlib',
  'symlink symbolic+link': 'symlink readlink islink',
  'temporary scratch intermediate+file tempfile': 'tempfile mktemp temporary hardcoded',
  'permission chmod executable+file': 'chmod permissive mode octal',
  'zip tar archive unpack extract decompress unzip': 'tarfile extractall unsafe members',
  'yaml yml': 'yaml load safe_load unsafe',
  'pickle serialize deserialize unpickle restore+object save+object object+disk model+disk joblib marshal shelve':
    'pickle marshal unsafe deserialize import',
  'xml rss svg soap sitemap feed': 'xml etree parse defusedxml insecure parser',
  'toml pyproject': 'pyproject toml invalid',
  'shebang script+executable': 'shebang executable',
};
