import { describe, expect, it } from 'vitest';
import { agreementProblems } from '../../core/agreement/validate.js';
import { isZone } from '../../core/calendar/zone.js';
import { prove } from '../../core/proof/prove.js';
import { parseAgreement } from '../agreement/parse.js';
import { STARTER_IDS, STARTERS, type StarterId, starterText } from './starters.js';

const FROM = Date.parse('2026-12-01T00:00:00Z');

function starter(id: StarterId) {
  const parsed = parseAgreement(starterText(id));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed;
}

/** Meant, each with its reason as a comment in the file. */
const MEANT: Readonly<Record<StarterId, readonly string[]>> = {
  manufacturer: ['unstaffed:applications-night:production-shift:P1', 'unstaffed:applications-night:after-hours:P1'],
  'professional-services': [],
  healthcare: [],
};

describe.each(STARTERS)('the ready-made agreement $id', ({ id, title, description }) => {
  it('reads without a problem or a warning, and is whole', () => {
    const { agreement, warnings } = starter(id);
    expect([agreementProblems(agreement), warnings]).toEqual([[], []]);
    expect(agreement.categories.length).toBeGreaterThanOrEqual(60);
    expect(agreement.categories.length).toBeLessThanOrEqual(150);
    for (const root of ['run', 'respond', 'reinforce', 'reinvent'])
      expect(agreement.categories.filter(({ parent }) => parent === root).length, root).toBeGreaterThanOrEqual(3);
    expect(agreement.parties.map(({ kind }) => kind)).toEqual(
      id === 'healthcare' ? ['internal', 'provider', 'provider'] : ['internal', 'provider'],
    );
    for (const party of agreement.parties) expect(agreement.teams.some((team) => team.party === party.id)).toBe(true);
    expect(agreement.teams.some(({ onCall }) => onCall !== null)).toBe(true);
    const { holidays } = agreement.windows;
    for (const year of ['2026', '2027'])
      for (const name of ['Thanksgiving', 'Memorial Day', 'Labor Day'])
        expect(holidays.some((day) => day.date.startsWith(year) && day.name === name)).toBe(true);
    expect(new Set(agreement.rules.map(({ scope }) => scope))).toEqual(new Set(['included', 'project', 'out']));
    expect(agreement.exceptions.length).toBeGreaterThanOrEqual(3);
    expect(agreement.policies.some(({ targets }) => targets.some(({ types }) => types !== null))).toBe(true);
    expect(agreement.handOff.requiredFields.length).toBeGreaterThanOrEqual(3);
    expect([title, description].every((text) => text.length > 10)).toBe(true);
  });

  it('is proved total, with no finding but those that are meant', () => {
    const proof = prove(starter(id).agreement, { from: FROM });
    expect([proof.total, proof.certificate?.gaps]).toEqual([true, 0]);
    expect(proof.findings.map((finding) => finding.id)).toEqual(MEANT[id]);
    expect(proof.findings.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  it('takes names and zone of whoever starts with it, whatever they are, and keeps the rest to the byte', () => {
    const names = {
      name: 'A: "quoted" # & *',
      internalName: 'internal, {x}',
      providerName: "- 'Provider' \\ 日本",
      zone: 'Europe/Berlin',
    };
    const text = starterText(id, names);
    const parsed = parseAgreement(text);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const { agreement } = parsed;
    expect(isZone(agreement.windows.zone) && agreement.windows.zone).toBe('Europe/Berlin');
    expect([agreement.name, agreement.parties[0]!.name, agreement.parties[1]!.name]).toEqual([
      names.name,
      names.internalName,
      names.providerName,
    ]);
    expect(prove(agreement, { from: FROM }).total).toBe(true);
    expect(text.startsWith('# To start from: ')).toBe(true);
    const same = (one: string) => one.split('\n').filter((line) => !/^name:|^zone:|kind: (internal|provider) \}$/.test(line));
    expect(same(text)).toEqual(same(starterText(id)));
  });
});

describe('the ready-made agreements together', () => {
  it('have hand-offs among three parties where there are three', () => {
    const { agreement } = starter('healthcare');
    const partyOf = new Map(agreement.teams.map((team) => [team.id, team.party]));
    const pairs = new Set(
      agreement.rules.flatMap((rule) =>
        [...rule.responsible, ...rule.consulted]
          .map((id) => [partyOf.get(rule.accountable ?? '')!, partyOf.get(id)!])
          .filter(([a, b]) => a !== b)
          .map((pair) => pair.sort().join('-')),
      ),
    );
    expect(pairs).toEqual(new Set(['internal-provider', 'internal-soc', 'provider-soc']));
  });

  it('are listed once each', () => {
    expect(new Set(STARTER_IDS).size).toBe(3);
  });
});
