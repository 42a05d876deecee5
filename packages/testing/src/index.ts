export { aBug, aReview, aTestFailure } from './builders.ts';
export { fixedClock } from './clock.ts';
export { corpusPath, describeCorpus, readCorpus, type Golden } from './corpus.ts';
export { aRepository, gitEnv, type TestRepository } from './repository.ts';
export { seeded } from './seeded.ts';
export { testTerminal, type TestTerminal } from './terminal.ts';
export { temporaryFolder } from './temporary-folder.ts';
