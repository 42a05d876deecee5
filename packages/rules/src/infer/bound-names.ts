import { ancestors, descendants, type CodeNode } from './code-tree.ts';

/** Where a name is made: parent kind and slot. `*` stands for any slot. */
const BINDINGS: Readonly<Record<string, readonly string[]>> = {
  assignment: ['left'],
  augmented_assignment: ['left'],
  named_expression: ['name'],
  for_statement: ['left', 'initializer'],
  for_in_clause: ['left'],
  for_in_statement: ['left'],
  function_definition: ['name', 'parameters'],
  class_definition: ['name'],
  lambda: ['parameters'],
  as_pattern: ['alias'],
  aliased_import: ['alias'],
  except_clause: ['alias'],
  global_statement: ['*'],
  nonlocal_statement: ['*'],
  type_alias_statement: ['left'],
  variable_declarator: ['name'],
  function_declaration: ['name', 'parameters'],
  function_expression: ['name', 'parameters'],
  generator_function_declaration: ['name', 'parameters'],
  generator_function: ['name', 'parameters'],
  arrow_function: ['parameter', 'parameters'],
  method_definition: ['name', 'parameters'],
  class_declaration: ['name'],
  class: ['name'],
  catch_clause: ['parameter'],
  labeled_statement: ['label'],
  public_field_definition: ['name'],
  field_definition: ['property'],
  assignment_expression: ['left'],
  import_clause: ['*', '#0', '#1'],
  namespace_import: ['*', '#0'],
  type_alias_declaration: ['name'],
  interface_declaration: ['name'],
  enum_declaration: ['name'],
  type_parameter: ['name'],
};

const NAMES = new Set([
  'identifier',
  'shorthand_property_identifier_pattern',
  'property_identifier',
  'private_property_identifier',
  'statement_identifier',
  'type_identifier',
]);

// Inside these a name is used, not made.
const USES = new Set([
  'type',
  'type_annotation',
  'value',
  'default',
  'index',
  'subscript',
  'arguments',
  'right',
  'object',
  'return_type',
]);

/** The names of imports that a program can't choose: `from m import a`, `import {a}`. */
const isImported = (node: CodeNode): boolean =>
  ancestors(node).some(
    ({ kind }) =>
      kind === 'import_clause' && node.parent?.kind === 'import_specifier' && node.slot === 'name',
  );

const namesIn = (node: CodeNode): string[] => {
  if (NAMES.has(node.kind)) return isImported(node) ? [] : [node.text];
  if (node.kind === 'member_expression' || node.kind === 'subscript_expression' || node.kind === 'attribute')
    return node.children
      .filter(({ slot }) => slot === 'property' || slot === 'attribute')
      .map(({ text }) => text);
  return node.children.filter(({ slot, named }) => named && !USES.has(slot)).flatMap(namesIn);
};

// The protocols of the language have names that nobody chose.
const FIXED =
  /^__\w+__$|^(?:self|cls|this|constructor|arguments|undefined|exports|module|toString|valueOf|then|_)$/;

/** The names that code makes itself and could have called otherwise. */
export const boundNames = (root: CodeNode): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const node of descendants(root)) {
    const slots = BINDINGS[node.kind];
    if (!slots) continue;
    for (const child of node.children)
      if (child.named && slots.includes(child.slot))
        for (const name of namesIn(child)) if (!FIXED.test(name)) names.add(name);
  }
  return names;
};

/** The names that come from elsewhere under their own name. */
export const importedNames = (root: CodeNode): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const node of descendants(root)) {
    if (!/^import_|^future_import/.test(node.kind) && node.kind !== 'import_specifier') continue;
    for (const inner of descendants(node)) if (inner.kind === 'identifier') names.add(inner.text);
  }
  return names;
};
