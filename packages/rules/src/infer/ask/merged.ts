import { askEqual, isOpen } from './ask.ts';
import type { Candidate } from '../candidate.ts';
import { descendants, type CodeNode } from '../code-tree.ts';
import type { Ground } from '../ground.ts';
import { isBelow } from '../rewrite/context.ts';
import type { Site } from '../rewrite/changes.ts';

/** What is larger is the example itself. */
const MAX_NODES = 60;
const MAX_TIMES = 4;

const LITERAL = /string|^(?:none|true|false|null|this|undefined|integer|float|number|self|super|regex)$/;

const isOfSubstance = ({ kind, named, text, slot }: CodeNode): boolean =>
  named &&
  !LITERAL.test(kind) &&
  !/^(?:self|this|cls)$/.test(text) &&
  /\w/.test(text) &&
  (kind.endsWith('identifier') ||
    /^(?:attribute|member_expression|subscript|subscript_expression)$/.test(kind)) &&
  !/^(?:attribute|property|function|name)$/.test(slot);

const timesIn = (nodes: readonly CodeNode[], text: string): number =>
  nodes.flatMap(descendants).filter((node) => node.named && node.text === text).length;

/** Places of the bad side that must be equal for the repair to write them fewer times; no part of a larger one. */
const mergedIn = ({ bad, good }: Site): readonly (readonly CodeNode[])[] => {
  const nodes = descendants(bad);
  if (nodes.length > MAX_NODES || good.length === 0) return [];
  const groups = Map.groupBy(nodes.filter(isOfSubstance), ({ text }) => text);
  const merged = [...groups].flatMap(([text, places]) => {
    const left = timesIn(good, text);
    return places.length > 1 && places.length <= MAX_TIMES && left > 0 && left < places.length
      ? [places]
      : [];
  });
  return merged.filter(
    (places) =>
      !merged.some(
        (others) =>
          others.length === places.length &&
          places.every((place) => others.some((other) => isBelow(place, other))),
      ),
  );
};

/** Asks that places are equal which the repair writes once: where they are not, there is nothing to repair. */
export const askMerged = (candidate: Candidate, { replaced }: Ground): Candidate =>
  replaced
    .flatMap(mergedIn)
    .map((places) => places.filter((node) => isBelow(node, candidate.root) && isOpen(candidate, node)))
    .reduce(askEqual, candidate);
