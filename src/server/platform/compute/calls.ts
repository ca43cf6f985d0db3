/** What the two threads say to each other. */
export type CallKind = 'begin' | 'add' | 'end' | 'drop';

export interface ComputeCall {
  readonly id: number;
  /** Names the computing that was begun. */
  readonly session: number;
  readonly kind: CallKind;
  /** For `begin`. */
  readonly task: string;
  readonly value: unknown;
}

export type ComputeAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string; readonly stack: string | undefined };
