/** The sample file and ways to change it, for tests. */
import { readFileSync } from 'node:fs';

export const sampleText = readFileSync(new URL('../../../../examples/harbor-lane.yaml', import.meta.url), 'utf8');

/** The text with one passage replaced; the passage must be there. */
export function withText(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`The text does not hold ${JSON.stringify(from)}`);
  return text.replace(from, () => to);
}
