/**
 * Tools by function: each function that is in use has exactly one primary tool.
 *
 * Two primary tools mean that each side looks into its own; a function that has tools and no primary
 * one means that nobody knows where to look. "Other" is no function and may hold any number.
 *
 * Worked example: both sides bring a ticketing system and both are primary: a finding that names them.
 */
import type { ToolFunction } from './register.js';

export interface RegisteredTool {
  readonly name: string;
  readonly function: ToolFunction;
  readonly party: string;
  readonly primary: boolean;
}

export interface ToolFinding {
  readonly kind: 'duplicate-tool' | 'no-tool';
  readonly function: ToolFunction;
  /** What is primary, or what is there without being primary; empty where there is nothing. */
  readonly tools: readonly string[];
  readonly text: string;
}

/**
 * What is wrong with the tools, by function.
 *
 * @param needed functions that the agreement relies on, also where no tool is registered for them
 * @example toolFindings([desk, otherDesk])[0]?.text // 'Two tools are primary for ticketing: …'
 */
export function toolFindings(tools: readonly RegisteredTool[], needed: readonly ToolFunction[] = []): readonly ToolFinding[] {
  const functions = [...new Set([...tools.map((tool) => tool.function), ...needed])].filter((one) => one !== 'other').sort();
  return functions.flatMap((one): readonly ToolFinding[] => {
    const here = tools.filter((tool) => tool.function === one);
    const primary = here.filter((tool) => tool.primary).map((tool) => tool.name);
    if (primary.length === 1) return [];
    if (primary.length > 1)
      return [
        {
          kind: 'duplicate-tool',
          function: one,
          tools: primary,
          text: `${primary.length} tools are primary for ${one}: ${primary.join(', ')}`,
        },
      ];
    const names = here.map((tool) => tool.name);
    const text = names.length > 0 ? `No tool is primary for ${one}; there is ${names.join(', ')}` : `There is no tool for ${one}`;
    return [{ kind: 'no-tool', function: one, tools: names, text }];
  });
}
