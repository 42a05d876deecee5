export { aBug, aReview, aTestFailure } from './builders.ts';
export { fixedClock } from './clock.ts';
export { temporaryFolder } from './temporary-folder.ts';
