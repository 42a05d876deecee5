/** Coding agents that read instructions from a file of the repository. */
export const INSTRUCTION_FORMATS = ['agents', 'cursor', 'copilot'] as const;
export type InstructionFormat = (typeof INSTRUCTION_FORMATS)[number];

interface InstructionFile {
  /** From the root of the repository. */
  readonly path: string;
  /** What a new file begins with. */
  readonly preamble: string;
}

const CURSOR_RULE = `---
description: Lessons from past mistakes of this repository
alwaysApply: true
---

`;

/**
 * Where each agent looks: https://agents.md, https://cursor.com/docs/context/rules,
 * https://docs.github.com/en/copilot/how-tos/configure-custom-instructions/add-repository-instructions
 */
export const INSTRUCTION_FILES: Readonly<Record<InstructionFormat, InstructionFile>> = {
  agents: { path: 'AGENTS.md', preamble: '' },
  cursor: { path: '.cursor/rules/feedback-loop.mdc', preamble: CURSOR_RULE },
  copilot: { path: '.github/copilot-instructions.md', preamble: '' },
};
