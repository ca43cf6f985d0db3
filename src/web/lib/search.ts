/** Reading the part of an address after the question mark: known keys only, anything odd is left out. */
export type Raw = Record<string, unknown>;

/** A string, also where the router read a number or a boolean. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

export const oneOf = <T extends string>(value: unknown, all: readonly T[]): T | undefined => all.find((one) => one === text(value));

export const flag = (value: unknown): true | undefined => (value === true || value === 'true' ? true : undefined);

export const whole = (value: unknown, from: number, to: number): number | undefined => {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= from && number <= to ? number : undefined;
};

export const signInSearch = (raw: Raw): { next?: string | undefined } => ({ next: text(raw.next) });
export const tokenSearch = (raw: Raw): { token?: string | undefined } => ({ token: text(raw.token) });
