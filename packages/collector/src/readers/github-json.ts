import { forgeReader } from '../forge/forge-reader.ts';
import { githubOccasions, isGithubDelivery, isGithubObject } from '../github/github-documents.ts';
import { firstItemKeys } from '../json/first-item-keys.ts';
import { topLevelKeys } from '../json/top-level-keys.ts';

const looksLikeGithub = (head: string): boolean => {
  const item = firstItemKeys(head);
  if (isGithubObject((key) => item.has(key))) return true;
  const keys = topLevelKeys(head);
  const has = (key: string): boolean => keys.has(key);
  return isGithubDelivery(has) || isGithubObject(has);
};

/**
 * What GitHub sends and answers about reviews, checks, workflows, code scanning and deployments: payloads of webhooks, also as
 * `GITHUB_EVENT_PATH` holds them, and objects, lists and pages of the REST API (https://docs.github.com/en/webhooks,
 * https://docs.github.com/en/rest).
 */
export const githubJson = forgeReader({
  name: 'github-json',
  description: 'webhooks and API answers of GitHub: reviews, checks, workflows, deployments',
  tool: 'github',
  detect: looksLikeGithub,
  occasions: githubOccasions,
});
