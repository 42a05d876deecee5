import { day } from '../../words/day.ts';
import { ratioText } from '../../words/describe-effect.ts';
import {
  describeArm,
  ENOUGH_EVIDENCE,
  evidenceText,
  experimentVerdict,
} from '../../words/describe-experiment.ts';
import { inlineCode, inlineText } from '../escape-markdown.ts';
import { markdownTable } from '../markdown-table.ts';
import type { Section } from '../section.ts';

/** What experiments with patterns have shown so far. */
export const experiments: Section = ({ experiments: all }) =>
  all.length === 0
    ? ''
    : `## Experiments\n\nDecided when the evidence reaches ${ENOUGH_EVIDENCE}, however often one looks.\n\n${markdownTable(
        [
          { title: 'Pattern' },
          { title: 'By' },
          { title: 'Since' },
          { title: 'Episodes with it', align: 'right' },
          { title: 'Episodes without', align: 'right' },
          { title: 'Rate ratio', align: 'right' },
          { title: 'Evidence', align: 'right' },
          { title: 'Outcome' },
        ],
        all.map((each) => [
          inlineCode(each.pattern),
          each.unit,
          day(each.started_at),
          describeArm(each.on, each.unit),
          describeArm(each.off, each.unit),
          ratioText(each.rate_ratio),
          evidenceText(each.e_value),
          inlineText(experimentVerdict(each)),
        ]),
      )}`;
