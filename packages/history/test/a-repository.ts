import { aRepository as aTestRepository, gitEnv, type TestRepository } from '@feedback/testing';
import { openRepository, type Repository } from '../src/git/repository.ts';

/** A repository of a test, and how it is opened. */
export const aRepository = async (
  ...options: readonly string[]
): Promise<TestRepository & { readonly open: () => Promise<Repository> }> => {
  const repository = await aTestRepository(...options);
  return { ...repository, open: () => openRepository({ cwd: repository.root, env: gitEnv }) };
};
