/**
 * Variables in a canned reply: `{{requester.name}}` becomes a name when the reply is put into a message.
 * What has no value stays as it stands, so that nobody sends a gap without seeing it.
 *
 * Example: `Hello {{requester.first_name}}, {{ticket.number}} is due {{due}}` on a ticket without a
 * deadline gives `Hello Carla, 2041 is due {{due}}`, with `due` as unfilled.
 */
export const CANNED_VARIABLES = [
  'requester.name',
  'requester.first_name',
  'ticket.number',
  'ticket.subject',
  'ticket.priority',
  'assignee.name',
  'team',
  'due',
  'me.name',
  'me.first_name',
  'me.party',
  'partnership',
] as const;

export type CannedVariable = (typeof CANNED_VARIABLES)[number];

export type CannedValues = Readonly<Record<CannedVariable, string | null>>;

const VARIABLE = /\{\{\s*([^{}\n]{1,60}?)\s*\}\}/g;

const isKnown = (name: string): name is CannedVariable => (CANNED_VARIABLES as readonly string[]).includes(name);

/** Every variable of a text, known or not, each once. */
export const variablesIn = (text: string): readonly string[] => [...new Set([...text.matchAll(VARIABLE)].map((one) => one[1]!))];

/** @example unknownVariables('Hello {{requestor.name}}') // ['requestor.name'] */
export const unknownVariables = (text: string): readonly string[] => variablesIn(text).filter((name) => !isKnown(name));

export interface Filled {
  readonly text: string;
  /** Variables that have no value here. */
  readonly unfilled: readonly string[];
}

/** Markdown in a name or a subject is no formatting. */
const plain = (value: string): string => value.replace(/[\\`*_[\]<>~|]/g, '\\$&');

/** The text with its variables filled in. */
export function fillCanned(text: string, values: CannedValues): Filled {
  const filled = text.replace(VARIABLE, (all, name: string) => {
    const value = isKnown(name) ? values[name] : null;
    return value === null || value === '' ? all : plain(value);
  });
  return { text: filled, unfilled: variablesIn(filled) };
}
