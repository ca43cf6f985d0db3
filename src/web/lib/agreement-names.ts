/** The names of what an agreement lists. */
import type { Agreement } from '../../core/agreement/agreement.js';

/** The name of a calendar. The agreement keeps its id, which follows from the name: `infrastructure-hours` is "Infrastructure hours". */
export function calendarName(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export interface Names {
  readonly category: (id: string) => string;
  /** "Respond › Hardware › Printer". */
  readonly categoryPath: (id: string) => string;
  readonly system: (id: string) => string;
  readonly site: (id: string) => string;
  readonly window: (id: string) => string;
}

/** Names of what an agreement lists; an id that it does not know is shown as it is. */
export function namesOf(agreement: Agreement | undefined): Names {
  const categories = new Map((agreement?.categories ?? []).map((one) => [one.id, one]));
  const lookUp = (list: readonly { readonly id: string; readonly name: string }[] | undefined) => {
    const names = new Map((list ?? []).map((one) => [one.id, one.name]));
    return (id: string) => names.get(id) ?? id;
  };
  const path = (id: string): string => {
    const parts: string[] = [];
    for (let at: string | null = id, depth = 0; at !== null && depth < 40; depth += 1) {
      const found: { name: string; parent: string | null } | undefined = categories.get(at);
      parts.unshift(found?.name ?? at);
      at = found?.parent ?? null;
    }
    return parts.join(' › ');
  };
  return {
    category: (id) => categories.get(id)?.name ?? id,
    categoryPath: path,
    system: lookUp(agreement?.systems),
    site: lookUp(agreement?.sites),
    window: lookUp(agreement?.windows.windows),
  };
}
