import { forgeReader } from '../forge/forge-reader.ts';
import { gitlabOccasions, isGitlabObject } from '../gitlab/gitlab-documents.ts';
import { firstItemKeys } from '../json/first-item-keys.ts';
import { topLevelKeys } from '../json/top-level-keys.ts';

const looksLikeGitlab = (head: string): boolean => {
  const item = firstItemKeys(head);
  if (isGitlabObject((key) => item.has(key))) return true;
  const keys = topLevelKeys(head);
  return keys.get('object_kind')?.startsWith('"') === true || isGitlabObject((key) => keys.has(key));
};

/**
 * What GitLab sends and answers about discussions, jobs and deployments: payloads of webhooks, and objects, lists and pages of the
 * REST API (https://docs.gitlab.com/user/project/integrations/webhook_events/, https://docs.gitlab.com/api/discussions/).
 */
export const gitlabJson = forgeReader({
  name: 'gitlab-json',
  description: 'webhooks and API answers of GitLab: discussions, jobs, deployments',
  tool: 'gitlab',
  detect: looksLikeGitlab,
  occasions: gitlabOccasions,
});
