import { BoundedText } from '../test-report/bounded-text.ts';
import type { TapPoint } from './tap-line.ts';
import type { TapResult } from './tap-result.ts';

/** A test point while lines that belong to it still come: its YAML block, comments, subtests in braces. */
export class TapOpenPoint {
  readonly point: TapPoint;
  readonly #yaml = new BoundedText();
  readonly #notes = new BoundedText();
  /** The indentation of the YAML block that is open. */
  #indent: string | undefined;
  #explained = false;
  /** Its subtests follow in braces. */
  buffered: boolean;
  suite: TapResult['suite'];

  constructor(point: TapPoint) {
    this.point = point;
    this.buffered = point.buffered;
  }

  get inYaml(): boolean {
    return this.#indent !== undefined;
  }

  /** A brace on a line of its own may follow a YAML block. */
  get awaitsBrace(): boolean {
    return this.#explained && !this.buffered;
  }

  beginYaml(indent: string): void {
    this.#indent = indent;
  }

  /** Takes a line of the YAML block; not one that is indented less, which ends the block. */
  yaml(line: string): boolean {
    const indent = this.#indent ?? '';
    if (line !== '' && !line.startsWith(indent)) return false;
    if (line !== `${indent}...`) this.#yaml.add(line);
    else {
      this.#indent = undefined;
      this.#explained = this.#yaml.lines.length > 0;
    }
    return true;
  }

  note(line: string): void {
    this.#notes.add(line);
  }

  result(path: readonly string[]): TapResult {
    return { ...this.point, path, suite: this.suite, yaml: this.#yaml.lines, notes: this.#notes.lines };
  }
}
