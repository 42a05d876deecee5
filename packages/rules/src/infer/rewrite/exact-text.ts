/** The regular expression that only a text itself matches. */
export const exactText = (text: string): string => `^${text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$`;
