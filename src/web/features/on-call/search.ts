/** Which step the page is about. */
export interface WakeSearch {
  readonly key?: string | undefined;
}

export const wakeSearch = (raw: Record<string, unknown>): WakeSearch => ({ key: typeof raw['key'] === 'string' ? raw['key'] : undefined });
