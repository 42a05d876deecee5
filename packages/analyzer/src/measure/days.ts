/** A day in milliseconds. */
export const DAY_MS = 86_400_000;

/** The number of the UTC day of an instant, counted from 1 January 1970. */
export const dayOf = (milliseconds: number): number => Math.floor(milliseconds / DAY_MS);

/** The Monday of a day's week; 1 January 1970 was a Thursday. */
export const mondayOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7);

/** The first instant of a day, ISO 8601 UTC. */
export const startOfDay = (day: number): string => new Date(day * DAY_MS).toISOString();
