/**
 * What people say → what code says. A key lists alternatives apart by spaces; words joined by `+` must all be in the query.
 * The value names what patterns about it speak of: APIs, options, the trouble. Words are written plainly and stemmed on reading.
 */
export type Concepts = Readonly<Record<string, string>>;
