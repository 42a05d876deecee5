import { checkstyle } from './checkstyle.ts';
import { eslintJson } from './eslint-json.ts';
import { githubJson } from './github-json.ts';
import { gitlabJson } from './gitlab-json.ts';
import { gitlabSastJson } from './gitlab-sast-json.ts';
import { junit } from './junit.ts';
import { metricsJson } from './metrics-json.ts';
import { rdjson } from './rdjson.ts';
import { rdjsonl } from './rdjsonl.ts';
import type { Reader } from './reader.ts';
import { sarif } from './sarif.ts';
import { semgrepJson } from './semgrep-json.ts';

/** Every report format. A new one is a file beside this and a line here; the first that detects a report reads it. */
export const readers: readonly Reader[] = [
  junit,
  sarif,
  checkstyle,
  eslintJson,
  rdjson,
  rdjsonl,
  semgrepJson,
  gitlabSastJson,
  gitlabJson,
  githubJson,
  metricsJson,
];
