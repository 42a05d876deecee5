/** Every kind of function that syntax knows: where a guard outside no longer guards. */
export const FUNCTIONS = {
  any: [
    { kind: 'arrow_function' },
    { kind: 'function_expression' },
    { kind: 'function_declaration' },
    { kind: 'method_definition' },
  ],
};

/** Code that runs as part of an async function itself, not of a function inside it. */
export const IN_ASYNC = {
  inside: { ...FUNCTIONS, stopBy: FUNCTIONS, all: [{ regex: '^(\\w+ )*async\\b' }] },
};
