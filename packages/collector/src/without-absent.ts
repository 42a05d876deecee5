/** The fields that are there. A loop, because it runs for each of a million failed tests. */
export const withoutAbsent = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } => {
  const present: Partial<T> = {};
  for (const name in fields) if (fields[name] !== undefined) present[name] = fields[name];
  return present as { [K in keyof T]: Exclude<T[K], undefined> };
};
