/** The day of a time, or a dash. */
export const day = (timestamp: string | null | undefined): string => timestamp?.slice(0, 10) ?? '–';
