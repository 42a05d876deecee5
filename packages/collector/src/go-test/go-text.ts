import { GoPackage, type GoResult } from './go-package.ts';
import type { GoRun } from './go-run.ts';

const RUN = /^=== (RUN|CONT|NAME|PAUSE)\s+(\S+)?$/;
const RESULT = /^(.*?)--- (PASS|FAIL|SKIP|BENCH): (\S+)(?: \([\d.]+(?:s| seconds)\))?$/;
/** `ok  \tpath\t0.1s`, `FAIL\tpath [build failed]`, `?   \tpath\t[no test files]`, `\tpath\t\tcoverage: 0.0% …`. */
const TRAILER = /^(ok|FAIL|\?)\s+(\S+)(?:\s+(\([\w ]+\)|[\d.]+s|\[[\w ]+\]).*)?$/;
const BUILD = /^# (\S+)(?: \[[^\]]+\])?$/;
/** A line of a build's output is indented or begins with a file; `note:` and the like are kept with them. */
const OF_BUILD = /^(?:\s|\S+\.(?:go|s|c|h):\d+|vet: |too many errors|note: |package |imports )/;

const RESULTS: Readonly<Record<string, GoResult>> = { PASS: 'pass', FAIL: 'fail', SKIP: 'skip' };

/** Reads what `go test`, with or without `-v`, prints. */
export class GoText {
  readonly #run: GoRun;
  #package = new GoPackage();
  /** Whose output follows. */
  #test: string | undefined;
  #build: string | undefined;
  /** The verdict of a test binary, which the line of the package repeats. */
  #verdict: boolean | undefined;
  /** A test of the package was announced or told; what is printed after the last package belongs to none. */
  #began = false;

  constructor(run: GoRun) {
    this.#run = run;
  }

  /** Returns whether it is a line of `go test` itself. */
  line(line: string): boolean {
    if (this.#marker(line) || this.#trailer(line) || this.#buildLine(line)) return true;
    if (line === 'PASS' || line === 'FAIL') this.#verdict = line === 'PASS';
    // A benchmark that fails is not announced otherwise, and its log comes first.
    else if (/^Benchmark\S*(?:\s|$)/.test(line)) this.#benchmark();
    this.#package.print(line, this.#test);
    return line === 'PASS' || line === 'FAIL';
  }

  /** Returns whether the output ends in the middle of a package. */
  finish(): boolean {
    if (!this.#began) return false;
    const panicked = this.#package.output.lines.some((line) => /^(?:panic|fatal error): /.test(line));
    const passed = this.#verdict ?? (panicked ? false : undefined);
    const { unfinished } = this.#package;
    if (passed === undefined) this.#run.cut('', this.#package);
    else this.#run.end('', this.#package, { passed });
    return passed === undefined && unfinished;
  }

  #marker(line: string): boolean {
    const run = line.startsWith('=== ') ? RUN.exec(line) : null;
    if (run !== null) {
      const [, word, name] = run;
      this.#began = true;
      this.#build = undefined;
      if (word === 'RUN' && name !== undefined) this.#package.run(name);
      this.#test = word === 'PAUSE' ? undefined : name;
      return true;
    }
    if (!line.includes('--- ')) return false;
    const [, before = '', word = '', name = ''] = RESULT.exec(line) ?? [];
    if (name === '' || (before.trim() !== '' && !this.#package.has(name))) return false;
    this.#began = true;
    this.#build = undefined;
    if (before.trim() !== '') this.#package.print(before, name);
    const result = RESULTS[word];
    if (result === undefined) this.#package.bench(name);
    else this.#package.end(name, result);
    this.#test = name;
    return true;
  }

  #trailer(line: string): boolean {
    const [, word, path, rest = ''] = TRAILER.exec(line) ?? [];
    if (path === undefined) return false;
    // Prose can begin with FAIL or ok; a package's line says how long it took or why it did not run.
    if (rest === '' && (word !== 'FAIL' || !line.startsWith('FAIL\t'))) return false;
    const unbuilt = /^\[(build|setup) failed\]$/.exec(rest)?.[0].slice(1, -1);
    // What could not be built ran no test: what was printed belongs to another package.
    const found = unbuilt === undefined ? this.#package : new GoPackage();
    this.#run.end(path, found, { passed: word !== 'FAIL', unbuilt });
    this.#build = undefined;
    if (unbuilt === undefined) this.#reset();
    return true;
  }

  #buildLine(line: string): boolean {
    const path = BUILD.exec(line)?.[1];
    if (path !== undefined) this.#build = path;
    else if (this.#build === undefined || !OF_BUILD.test(line)) {
      this.#build = undefined;
      return false;
    }
    this.#run.build(this.#build, line);
    return true;
  }

  #benchmark(): void {
    this.#test = undefined;
    this.#began = true;
  }

  #reset(): void {
    this.#package = new GoPackage();
    this.#test = undefined;
    this.#verdict = undefined;
    this.#began = false;
  }
}
