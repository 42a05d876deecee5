/** As much of an expression as decides whether it can be assigned to or deleted. */
export type Shape =
  | { readonly kind: 'name' | 'attribute' | 'subscript' | 'other' }
  | { readonly kind: 'starred'; readonly of: Shape }
  | { readonly kind: 'tuple' | 'list'; readonly items: readonly Shape[] };

export const NAME: Shape = { kind: 'name' };
export const ATTRIBUTE: Shape = { kind: 'attribute' };
export const SUBSCRIPT: Shape = { kind: 'subscript' };
export const OTHER: Shape = { kind: 'other' };

const isSingle = ({ kind }: Shape): boolean =>
  kind === 'name' || kind === 'attribute' || kind === 'subscript';

/** Whether it can stand left of `=`, after `for` or `as`. */
export const isTarget = (shape: Shape): boolean => {
  if (shape.kind === 'starred') return shape.of.kind !== 'starred' && isTarget(shape.of);
  return shape.kind === 'tuple' || shape.kind === 'list' ? shape.items.every(isTarget) : isSingle(shape);
};

/** Whether it can be changed in place or annotated: `+=`, `x: int`. */
export const isSingleTarget = isSingle;

/** Whether it can stand after `del`. */
export const isDeletable = (shape: Shape): boolean =>
  shape.kind === 'tuple' || shape.kind === 'list' ? shape.items.every(isDeletable) : isSingle(shape);
