export interface Permission {
  readonly allowed: boolean;
  readonly causes: readonly { readonly text: string }[];
}

/** Why something may not be done, in the server's words; null when it may. */
export const whyNot = ({ allowed, causes }: Permission): string | null =>
  allowed ? null : causes.map((cause) => cause.text).join(' ') || '–';
