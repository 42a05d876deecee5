/** Every kind of function that syntax knows: where a guard outside no longer guards. */
export const FUNCTIONS = {
  any: [
    { kind: 'arrow_function' },
    { kind: 'function_expression' },
    { kind: 'function_declaration' },
    { kind: 'method_definition' },
  ],
};
