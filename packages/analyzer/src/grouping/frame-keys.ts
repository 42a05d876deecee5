import type { Frame } from '@feedback/traces';

/** Names that compilers and runtimes make up, and that change with every build. */
const GENERATED: readonly (readonly [RegExp, string])[] = [
  [/\$\$(?:Lambda|FastClass|EnhancerBy)[\w$/]*(?:\.\w+)?/g, '$λ'],
  [/\blambda\$(\w+)\$\d+/g, '$1'],
  [/\$\d+/g, '$'],
  [/<lambda>|<listcomp>|<genexpr>|<anonymous>|\(anonymous function\)|\{closure[^}]*\}|\{\{closure\}\}/g, 'λ'],
  [/<(\w+)>[a-z]__\w+(?:\|\d+_\d+)?/g, '$1'],
  [/\.func\d+(?:\.\d+)*/g, '.λ'],
  [/([-.])[0-9a-f]{8,40}(?=\.[cm]?js)/gi, '$1#'],
  [/^GeneratedMethodAccessor\d+|^block (?:\(\d+ levels\) )?in /g, ''],
  [/ \[as [^\]]+\]$/g, ''],
];

const stableName = (name: string): string => {
  let stable = name;
  for (const [expression, replacement] of GENERATED) stable = stable.replaceAll(expression, replacement);
  return stable;
};

/** A frame without its line: by name, and by file where the name is made up or absent. */
const frameKey = ({ name, file }: Frame): string => {
  const stable = name === undefined ? '' : stableName(name);
  if (stable !== '' && !stable.includes('λ')) return stable;
  return `${stable}@${file === undefined ? '' : stableName(file.split('/').slice(-2).join('/'))}`;
};

/** The keys of frames; recursion, through one function or several, shows once. */
export const frameKeys = (frames: readonly Frame[]): string[] => [...new Set(frames.map(frameKey))];
