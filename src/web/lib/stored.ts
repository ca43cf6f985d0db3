/** Small things kept in the browser. Storage may be closed to the page: then nothing is kept and nothing breaks. */

export function readStored(key: string, where: 'local' | 'session' = 'local'): string | null {
  try {
    return (where === 'local' ? localStorage : sessionStorage).getItem(`tandem.${key}`);
  } catch {
    return null;
  }
}

export function writeStored(key: string, value: string | null, where: 'local' | 'session' = 'local'): void {
  try {
    const storage = where === 'local' ? localStorage : sessionStorage;
    if (value === null) storage.removeItem(`tandem.${key}`);
    else storage.setItem(`tandem.${key}`, value);
  } catch {
    // Kept for this page only.
  }
}
