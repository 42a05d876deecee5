import type { Problem } from '@feedback/schema';
import { parseTree } from '../tree.ts';
import type { CheckResult } from './check-result.ts';
import type { SourceFile } from './source-file.ts';
import { covers, findSuppressions } from './suppressions.ts';

/** As long as the real word, so that every place stays, and without effect. */
const WITHOUT_EFFECT = 'feedback_ignore';

/**
 * Says which `feedback-ignore` comments of a file excuse nothing, by a matcher for all patterns: those of a matcher for some would seem
 * unused. The file is looked at once more, without its comments having effect.
 */
export const unusedSuppressions = async (
  { check }: { readonly check: (file: SourceFile) => CheckResult | Promise<CheckResult> },
  file: SourceFile,
): Promise<readonly Problem[]> => {
  const { path, language, code } = file;
  if (!code.includes('feedback-ignore')) return [];
  const suppressions = findSuppressions(parseTree({ language, code }), code);
  if (suppressions.length === 0) return [];
  const bare = code.replaceAll('feedback-ignore', WITHOUT_EFFECT);
  const { findings } = await check({ ...file, code: bare });
  return suppressions.flatMap((suppression): Problem[] => {
    const { line, subject, names } = suppression;
    const excused = findings.filter((finding) => finding.line - 1 === subject);
    const idle = names.filter(
      (name) => !excused.some(({ pattern }) => covers({ ...suppression, names: [name] }, pattern)),
    );
    if (idle.length === 0) return [];
    const what = names.includes('*') ? '' : ` ${idle.join(', ')}`;
    const message = `feedback-ignore${what} excuses nothing here. Remove it.`;
    return [{ severity: 'warning', code: 'UNUSED_SUPPRESSION', message, path, line: line + 1 }];
  });
};
