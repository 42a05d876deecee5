import type { Told } from '../told.ts';

/** One part of the report: Markdown, or nothing when there is nothing to say. */
export type Section = (told: Told) => string;
