import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { agreementHash } from '../../core/agreement/hash.js';
import { agreementProblems } from '../../core/agreement/validate.js';
import { bigAgreement } from '../../core/testing/agreement-big.js';
import { harborLane } from '../../core/testing/harbor-lane.js';
import { problemText } from '../place.js';
import { parseAgreement } from './parse.js';
import { agreementFile } from './schema.js';
import { anyAgreement } from './testing/any-agreement.js';
import { writeAgreement } from './write.js';
import { inOutlineOrder } from './write-rules.js';

/** The agreement that a text is read as. */
function reread(text: string) {
  const parsed = parseAgreement(text);
  if (parsed.ok) return parsed.agreement;
  throw new Error(`${parsed.problems.map((problem) => `${problem.line}: ${problemText(problem)}`).join('\n')}\n\n${text}`);
}

describe('an agreement that is written', () => {
  it('reads back as itself: Harbor Lane, and with the same digest', () => {
    expect(reread(writeAgreement(harborLane))).toEqual(harborLane);
    expect(agreementHash(reread(writeAgreement(harborLane)))).toBe(agreementHash(harborLane));
  });

  it('reads back as itself: any agreement, whatever its names; and the schema for editors accepts it', () => {
    fc.assert(
      fc.property(anyAgreement, (random) => {
        const agreement = inOutlineOrder(random);
        expect(agreementProblems(agreement)).toEqual([]);
        const text = writeAgreement(agreement);
        expect(reread(text)).toEqual(agreement);
        expect(agreementFile.safeParse(parseYaml(text)).error).toBeUndefined();
      }),
      { numRuns: 80 },
    );
  });

  it('is the same text whatever the order of properties, and whatever it is read from', () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, inner]) => [key, turned(inner)]),
            )
          : value;
    // Calendars and the dimensions of attributes are listed as they come: their order is the author's.
    const calendars = Object.fromEntries(
      Object.entries(harborLane.calendars).map(([id, one]) => [id, turned(one)]),
    ) as typeof harborLane.calendars;
    expect(writeAgreement({ ...(turned(harborLane) as typeof harborLane), calendars })).toBe(writeAgreement(harborLane));
    fc.assert(
      fc.property(anyAgreement, (random) => {
        const text = writeAgreement(inOutlineOrder(turned(random) as typeof random));
        expect(writeAgreement(reread(text))).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  it('reads back as itself at the size of a large partnership', () => {
    const agreement = inOutlineOrder(bigAgreement('narrow', 7));
    const text = writeAgreement(agreement);
    expect(text.length).toBeLessThan(1_000_000);
    expect(reread(text)).toEqual(agreement);
  });

  it('keeps categories whose names mean something to the file', () => {
    const node = (id: string, name: string, parent: string) => ({ id, name, parent, decides: null });
    const names = ['name', 'id', 'under', 'decides', '<<', '365'];
    const agreement = inOutlineOrder({
      ...harborLane,
      categories: [
        ...harborLane.categories,
        ...names.flatMap((name, i) => [
          node(i === 4 ? 'merge' : name, name, 'run'),
          node(`below-${i}`, `Below ${i}`, i === 4 ? 'merge' : name),
        ]),
      ],
    });
    expect(reread(writeAgreement(agreement))).toEqual(agreement);
  });

  it('reads like the sample', () => {
    const text = writeAgreement(harborLane);
    expect(text).toContain('    - 2027-01-18 Martin Luther King Jr. Day\n');
    expect(text).toContain('  always: 24x7\n');
    expect(text).toContain('    Business: mon-fri 08:00-17:00\n    After hours: the rest\n');
    expect(text).toContain('  - id: r2\n    category: Respond › Hardware\n    when: Business\n    accountable: Onsite IT\n');
    expect(text).toContain('      - { priority: P4, calendar: office, respond: 8 h, resolve: 40 h, paused-while: requester }\n');
    expect(text).not.toContain('service-desk');
  });
});
