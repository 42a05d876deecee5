/** Both kinds of function that syntax knows: where the code around no longer decides when something runs. */
export const FUNCTIONS = { any: [{ kind: 'function_definition' }, { kind: 'lambda' }] };

/** Code that runs as part of an `async def` itself, not of a function inside it. */
export const IN_ASYNC = {
  inside: { kind: 'function_definition', stopBy: FUNCTIONS, all: [{ regex: '^async\\b' }] },
};

/** Tests are started with a limit of their own and talk to, or read, what they set up themselves. */
export const IN_TEST = {
  inside: {
    kind: 'module',
    stopBy: 'end',
    has: { stopBy: 'end', kind: 'function_definition', has: { field: 'name', regex: '^test_' } },
  },
};
