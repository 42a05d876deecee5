import { descendants, type CodeNode } from './code-tree.ts';

const DECLARATIONS = new Set(['lexical_declaration', 'variable_declaration']);
const NAMED = new Set(['function_declaration', 'generator_function_declaration', 'class_declaration']);

/** What has a name of its own that only its own code can see. */
const NAMED_INSIDE = new Set(['function_expression', 'generator_function', 'class']);

const mentions = (node: CodeNode | undefined, name: string): boolean =>
  node !== undefined &&
  descendants(node).some(({ text, children }) => children.length === 0 && text === name);

const fieldOf = (node: CodeNode, field: string): CodeNode | undefined =>
  node.children.find(({ slot }) => slot === field);

const declares = (statement: CodeNode, name: string): boolean => {
  if (DECLARATIONS.has(statement.kind))
    return statement.children.some(
      (child) => child.kind === 'variable_declarator' && mentions(fieldOf(child, 'name'), name),
    );
  if (NAMED.has(statement.kind)) return mentions(fieldOf(statement, 'name'), name);
  return statement.kind === 'import_statement' && mentions(statement, name);
};

/** Whether code of ECMAScript around a node makes the name its own: as a parameter, by a declaration or by an import. */
export const isShadowed = ({ text, parent }: CodeNode): boolean => {
  for (let at = parent; at; at = at.parent) {
    const isOwn = at.children.some(
      (child) =>
        (child.slot === 'parameter' || child.slot === 'parameters' ? mentions(child, text) : false) ||
        declares(child, text),
    );
    if (isOwn || (NAMED_INSIDE.has(at.kind) && mentions(fieldOf(at, 'name'), text))) return true;
  }
  return false;
};
