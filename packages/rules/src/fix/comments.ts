import type { Edit } from './edit.ts';

const COMMENTS = { rule: { kind: 'comment' } };

/** Whether a comment stands between what an edit carries over. One that the rewrite has too, word for word, is not lost. */
export const losesComment = ({ match, landings, text }: Edit, code: string): boolean =>
  match.node.findAll(COMMENTS).some((comment) => {
    const { start, end } = comment.range();
    return (
      !landings.some(({ source }) => source.start <= start.index && end.index <= source.end) &&
      !text.includes(code.slice(start.index, end.index))
    );
  });
