/** Choices of a filter, with the one that the address names also where it is not among them: a list never looks wider than it is. */

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** @param label what a choice is called that is not known (any more) */
export const known = (choices: readonly Choice[], chosen: string | undefined, label = chosen ?? ''): Choice[] =>
  chosen === undefined || choices.some((one) => one.value === chosen) ? [...choices] : [...choices, { value: chosen, label }];
