import type { ParsedTimestamp } from '@feedback/schema';
import type { ReportedFinding } from '../findings/reported-finding.ts';

/** A deployment that did not succeed. */
export interface DeploymentFailure {
  readonly issueType: string;
  readonly environment: string;
  readonly cause?: string | undefined;
  readonly time?: ParsedTimestamp | undefined;
}

/** Something that happened at a forge and could show a mistake: a reviewed change, a finished check, a deployment. */
export interface Occasion {
  readonly kind: 'review' | 'scan' | 'deployment';
  /** What no other occasion of the forge has; empty where it has no id, so that only the content tells. */
  readonly identity: readonly string[];
  /** What later occasions of the same work share. */
  readonly scope: string;
  readonly tool?: string | undefined;
  readonly time?: ParsedTimestamp | undefined;
  readonly commit?: string | undefined;
  readonly branch?: string | undefined;
  readonly findings: readonly ReportedFinding[];
  readonly failure?: DeploymentFailure | undefined;
}

const joined = (same: readonly Occasion[]): Occasion => ({
  ...(same[0] as Occasion),
  findings: same.flatMap(({ findings }) => findings),
  failure: same.find(({ failure }) => failure !== undefined)?.failure,
});

/** Puts what is told of one occasion in several places of a document together, in the order of the document. */
export const gathered = (occasions: readonly Occasion[]): readonly Occasion[] => {
  const byIdentity = new Map<string, Occasion[]>();
  for (const occasion of occasions) {
    const { kind, identity, scope } = occasion;
    const key = JSON.stringify(identity.length > 0 ? [kind, identity] : [kind, [], scope]);
    const same = byIdentity.get(key);
    if (same === undefined) byIdentity.set(key, [occasion]);
    else same.push(occasion);
  }
  return [...byIdentity.values()].map(joined);
};
