import type { StatementRun } from './enclosing-statements.ts';
import { boundNames } from './infer/bound-names.ts';
import { descendants, readCode, type CodeNode } from './infer/code-tree.ts';
import type { Source } from './tree.ts';
import { usedImports } from './used-imports.ts';

/** Statements, and the file that they were taken from. */
export interface TakenCode {
  readonly source: Source;
  readonly run: StatementRun;
}

const FUNCTIONS =
  /^(?:function_definition|function_declaration|function_expression|generator_function|generator_function_declaration|arrow_function|method_definition)$/;
const IMPORTS = /^(?:import_|future_import)/;
const NAMES = /^(?:identifier|type_identifier|shorthand_property_identifier)$/;

/** An import of more than this many characters says too little about a few lines. */
const LONG_IMPORT = 300;

/** Names that code uses as such: not those after a dot, nor those of arguments. */
const usedNames = (root: CodeNode): readonly string[] =>
  descendants(root)
    .filter(
      ({ kind, slot, parent }) =>
        NAMES.test(kind) &&
        slot !== 'attribute' &&
        slot !== 'property' &&
        !(parent?.kind === 'keyword_argument' && slot === 'name'),
    )
    .map(({ text }) => text);

const isRequire = (node: CodeNode): boolean =>
  descendants(node).some(
    ({ kind, children: [called] }) => kind === 'call_expression' && called?.text === 'require',
  );

const isImport = (node: CodeNode): boolean =>
  IMPORTS.test(node.kind) || (/^(?:lexical|variable)_declaration$/.test(node.kind) && isRequire(node));

const importsOf = ({ code }: Source, file: CodeNode, used: ReadonlySet<string>): readonly string[] =>
  file.children
    .filter((node) => isImport(node) && descendants(node).some(({ text }) => used.has(text)))
    .map(({ start, end }) => code.slice(start, end));

/** The outermost function around a place. */
const functionAround = (file: CodeNode, { start, end }: StatementRun): CodeNode | undefined =>
  descendants(file).find((node) => FUNCTIONS.test(node.kind) && node.start < start && node.end >= end);

interface Surroundings {
  readonly used: ReadonlySet<string>;
  readonly imports: readonly string[];
  /** Names that the function around makes and the code uses; `undefined` outside of functions. */
  readonly locals: readonly string[] | undefined;
}

const recent = new Map<string, CodeNode>();

/** Reads a file, whose last two sides are kept: many pieces come from the same ones, and reading takes most of the time. */
const readFile = (source: Source): CodeNode => {
  const key = `${source.language} ${source.code}`;
  const known = recent.get(key) ?? readCode(source);
  recent.delete(key);
  recent.set(key, known);
  for (const old of [...recent.keys()].slice(0, -2)) recent.delete(old);
  return known;
};

const surroundingsOf = ({ source, run }: TakenCode): Surroundings => {
  const file = readFile(source);
  const own = readCode({ language: source.language, code: run.code });
  const used = new Set(usedNames(own));
  const imports = importsOf(source, file, used);
  const around = functionAround(file, run);
  if (around === undefined) return { used, imports, locals: undefined };
  const made = boundNames(around);
  const kept = boundNames(own);
  return { used, imports, locals: [...used].filter((name) => made.has(name) && !kept.has(name)) };
};

const indented = (code: string, by: string): string => code.replaceAll(/^(?=.)/gm, by);

const inFunction = (language: Source['language'], code: string, locals: readonly string[]): string => {
  if (language === 'python') {
    const self = /\bself\b/.test(code) ? ['self'] : [];
    const head = `${/\bawait\b|\basync (?:for|with)\b/.test(code) ? 'async ' : ''}def example`;
    return `${head}(${[...self, ...locals].join(', ')}):\n${indented(code, '    ')}`;
  }
  const head = `${/\bawait\b/.test(code) ? 'async ' : ''}function${/\byield\b/.test(code) ? '*' : ''} example`;
  return `${head}(${locals.join(', ')}) {\n${indented(code, '  ')}\n}`;
};

/**
 * Completes code that was taken out of files, so that it can be read alone: the imports of what it uses, and around statements of a function
 * one whose parameters are the local names. All pieces get the same surroundings: what differs between them is what differed before.
 */
export const standAlone = (pieces: readonly TakenCode[]): readonly string[] => {
  const surroundings = pieces.map(surroundingsOf);
  const used = new Set(surroundings.flatMap((each) => [...each.used]));
  const imports = usedImports(
    surroundings.flatMap((each) => each.imports),
    used,
    LONG_IMPORT,
  );
  const locals = new Set(surroundings.flatMap((each) => each.locals ?? []));
  const isInFunction = surroundings.some((each) => each.locals !== undefined);
  return pieces.map(({ source: { language }, run: { code } }) => {
    const body = isInFunction ? inFunction(language, code, [...locals]) : code;
    return imports.length === 0 ? `${body}\n` : `${imports.join('\n')}\n\n${body}\n`;
  });
};
