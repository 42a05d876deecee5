type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const isScalar = (value: Json): value is string | number | boolean | null =>
  typeof value !== 'object' || value === null;

/** Text that YAML would read as something else is quoted, as JSON does it. */
const scalar = (value: string | number | boolean | null): string =>
  typeof value === 'string' &&
  /^[A-Za-z_$][\w $.-]*$/.test(value) &&
  !/^(?:true|false|null|yes|no)$/i.test(value)
    ? value
    : JSON.stringify(value);

const lines = (value: Json): readonly string[] => {
  if (isScalar(value)) return [scalar(value)];
  if (Array.isArray(value))
    return (value as readonly Json[]).flatMap((item) =>
      lines(item).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`),
    );
  return Object.entries(value).flatMap(([key, item]) =>
    isScalar(item) ? [`${key}: ${scalar(item)}`] : [`${key}:`].concat(lines(item).map((line) => `  ${line}`)),
  );
};

/** A rule as ast-grep's own YAML, which people know. */
export const ruleText = (rule: object): string => lines(rule as Json).join('\n');
