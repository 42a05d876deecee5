import { beginsSubtests, INDENT, tapLine, type TapLine, type TapPoint } from './tap-line.ts';
import { TapOpenPoint } from './tap-open-point.ts';
import { TapPlan } from './tap-plan.ts';
import type { TapSink } from './tap-result.ts';

type NamedLine = Exclude<TapLine, { readonly kind: 'comment' }>;

/** Subtests deeper than this are no longer told apart. */
const DEEPEST = 64;

/** One level of a TAP stream: the whole of it, or the subtests of a point. Follows the rules of the reference implementation. */
export class TapLevel {
  readonly #sink: TapSink;
  readonly #path: readonly string[];
  readonly #plan = new TapPlan();
  /** Its points stand in braces behind the point that they belong to. */
  readonly braces: boolean;
  #strict: boolean;
  #child: TapLevel | undefined;
  /** A `# Subtest` comment announced one. */
  #announced: string | undefined;
  #current: TapOpenPoint | undefined;
  #afterPlan = false;
  #ok = true;
  broken = 0;
  bailed = false;

  constructor(sink: TapSink, path: readonly string[] = [], braces = false, strict = false) {
    this.#sink = sink;
    this.#path = path;
    this.braces = braces;
    this.#strict = strict;
  }

  get points(): number {
    return this.#plan.count;
  }

  /** A test point was seen. */
  get hasPoints(): boolean {
    return this.#plan.count > 0 || this.#current !== undefined;
  }

  line(line: string): void {
    if (this.bailed) return;
    if (line === '') this.#blank();
    else if (/^[ \t]/.test(line)) this.#indented(line);
    else if (line === '}' && this.#child?.braces === true) {
      this.#endChild();
      this.#settle();
    } else if (line === '{' && this.#current?.awaitsBrace === true && this.#child === undefined)
      this.#current.buffered = true;
    else this.#tap(line);
  }

  /** No more lines come. Returns whether something is missing. */
  end(): boolean {
    this.#settle();
    if (this.bailed) return true;
    const { count, skipsAll } = this.#plan;
    const lacking = this.#plan.lacking();
    if (lacking !== undefined && (this.#ok || !this.#plan.known)) this.#trouble(lacking);
    if (skipsAll && count > 0) this.#skipAll(count);
    return lacking !== undefined;
  }

  #skipAll(count: number): void {
    this.#trouble('the plan is 1..0, but there are test points');
    this.#sink.skipped(count);
  }

  #blank(): void {
    if (this.#child !== undefined) this.#child.line('');
    else if (this.#current?.inYaml === true) this.#current.yaml('');
  }

  #indented(line: string): void {
    if (this.#child !== undefined && line.startsWith(INDENT)) return this.#toChild(line.slice(INDENT.length));
    if (this.#current?.inYaml === true) {
      if (this.#current.yaml(line)) return undefined;
      this.#settle();
    }
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    if (this.#current !== undefined && line === `${indent}---`) {
      this.#current.beginYaml(indent);
      return undefined;
    }
    if (line.startsWith(INDENT) && this.#beginsChild(line))
      return this.#startChild(line.slice(INDENT.length));
    return this.#other(line, line.trimStart().startsWith('#'));
  }

  #beginsChild(line: string): boolean {
    if (this.#path.length >= DEEPEST) return false;
    return this.#announced !== undefined || this.#current?.buffered === true || beginsSubtests(line);
  }

  #startChild(line: string): void {
    const braces = this.#current?.buffered === true;
    if (!braces) this.#settle();
    const found = tapLine(line);
    const inner = !braces && this.#announced === undefined && found?.kind === 'subtest';
    const name = braces ? this.#current?.point.name : inner ? found.name : this.#announced;
    this.#announced = undefined;
    this.#child = new TapLevel(this.#sink, [...this.#path, name ?? ''], braces, this.#strict);
    if (!inner) this.#toChild(line);
  }

  #toChild(line: string): void {
    this.#child?.line(line);
    if (this.#child?.bailed === true) this.bailed = true;
  }

  #endChild(): void {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    child.end();
    this.broken += child.broken;
    if (child.broken > 0) this.#ok = false;
    if (this.#current !== undefined && child.points > 0)
      this.#current.suite = { points: child.points, broken: child.broken };
  }

  #tap(line: string): void {
    const found = tapLine(line);
    if (found === undefined || found.kind === 'comment') return this.#other(line, found !== undefined);
    if (this.#current?.inYaml === true) this.#settle();
    if (found.kind !== 'subtest') this.#announced = undefined;
    if (this.#afterPlan && found.kind !== 'subtest') return this.#other(line, false);
    return this.#take(found, line);
  }

  #take(found: NamedLine, line: string): void {
    switch (found.kind) {
      case 'point':
        return this.#point(found.point);
      case 'plan':
        return this.#setPlan(found.start, found.end, line);
      case 'bailout':
        return this.#bailout(found.reason);
      case 'subtest':
        this.#announced = found.name;
        return undefined;
      case 'pragma':
        return this.#pragma(found.name, found.on, line);
      case 'version':
        return this.hasPoints || this.#plan.known ? this.#other(line, false) : undefined;
      default:
        found satisfies never;
    }
  }

  #point(point: TapPoint): void {
    if (this.#child === undefined) this.#settle();
    const wrong = point.id === undefined ? [] : this.#plan.see(point.id);
    for (const trouble of wrong) this.#trouble(trouble);
    const child = this.#child;
    if (child?.braces === true) this.#settle();
    this.#settleChildFor(new TapOpenPoint(point));
  }

  /** A point after subtests is theirs. */
  #settleChildFor(open: TapOpenPoint): void {
    const before = this.#current;
    this.#current = open;
    this.#endChild();
    if (before !== undefined) this.#emit(before);
  }

  #setPlan(start: number, end: number, line: string): void {
    if (this.#plan.known || this.#child !== undefined) return this.#other(line, false);
    this.#settle();
    if (end < start && end !== 0 && start !== 1) return this.#other(line, false);
    const outside = this.#plan.set(start, end);
    for (let index = 0; index < Math.min(outside, 1_000); index++)
      this.#trouble('a test point is outside of the plan');
    this.#afterPlan = this.#plan.count > 0 || end === 0;
  }

  #pragma(name: string, on: boolean, line: string): void {
    if (this.#child !== undefined) return this.#other(line, false);
    this.#settle();
    if (name === 'strict') this.#strict = on;
  }

  #bailout(reason: string): void {
    this.#settle();
    this.bailed = true;
    this.#sink.bailout(reason);
  }

  /** A comment or what is no TAP; behind a point it explains it. */
  #other(line: string, comment: boolean): void {
    if (!comment && this.#strict && line.trim() !== '')
      this.#trouble('there is a line that is no TAP, in strict mode');
    this.#current?.note(line);
  }

  #trouble(message: string): void {
    this.#ok = false;
    this.broken++;
    this.#sink.trouble(message, this.#path);
  }

  /** The current point is whole. */
  #settle(): void {
    this.#endChild();
    const open = this.#current;
    this.#current = undefined;
    if (open !== undefined) this.#emit(open);
  }

  #emit(open: TapOpenPoint): void {
    const { point, suite } = open;
    this.#plan.count++;
    if (!point.ok && point.directive === undefined) {
      this.#ok = false;
      if (suite === undefined || suite.broken === 0) this.broken++;
    }
    this.#sink.result(open.result(this.#path));
  }
}
