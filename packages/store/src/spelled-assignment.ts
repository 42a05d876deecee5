import { patternName, type Assignment } from '@feedback/schema';

/** An assignment with the one spelling of its pattern, as stores keep it; empty says that the subject belongs to no pattern. */
export const spelled = (assignment: Assignment): Assignment => ({
  ...assignment,
  pattern: patternName(assignment.pattern),
});
