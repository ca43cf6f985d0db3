import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementProblems } from '../agreement/validate.js';
import { arbitrarySituation, readableAgreement, SMALL } from '../testing/agreement-arbitrary.js';
import { routeByScan } from '../testing/agreement-scan.js';
import { harborLane, owns, row } from '../testing/harbor-lane.js';
import { applyEdit, isSame } from './apply.js';
import { replaceTeam, teamMentions, withoutTeam } from './replace-team.js';

const TEAMS = ['onsite-it', 'service-desk', 'infrastructure'] as const;

describe('one team in the place of another', () => {
  test('reads as before with the other name', () => {
    expect(replaceTeam(harborLane, 'infrastructure', 'service-desk')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          list: 'rules',
          item: expect.objectContaining({ id: 'r7', accountable: 'onsite-it', responsible: ['service-desk'] }),
        }),
      ]),
    );
  });

  test('is listed once, and not consulted or informed about what it does itself', () => {
    const rule = row(
      'r1',
      'respond',
      owns('onsite-it', { responsible: ['infrastructure', 'service-desk'], consulted: ['service-desk'], informed: ['infrastructure'] }),
    );
    const [change] = replaceTeam({ ...harborLane, rules: [rule], exceptions: [], escalation: [] }, 'infrastructure', 'service-desk');
    expect(change).toMatchObject({ item: { responsible: ['service-desk'], consulted: [], informed: [] } });
  });

  test('nothing changes for the same team, and a team that nothing names goes alone', () => {
    expect(replaceTeam(harborLane, 'onsite-it', 'onsite-it')).toEqual([]);
    const more = { ...harborLane, teams: [...harborLane.teams, { ...harborLane.teams[0]!, id: 'new', name: 'New' }] };
    expect(teamMentions(more, 'new')).toBe(0);
    expect(withoutTeam(more, 'new', null)).toMatchObject([{ kind: 'remove', was: { id: 'new' } }]);
    expect(withoutTeam(more, 'nobody', null)).toEqual([]);
  });
});

test('law: nothing names the old team, the agreement can be read, every decision is the same with the other name, nothing else changes', () => {
  const cases = readableAgreement(SMALL).chain((random) => {
    // Escalation of the small company, so that steps are among what is named.
    const agreement = { ...random, escalation: [{ ...harborLane.escalation[0]!, notify: ['infrastructure', 'service-desk'] }] };
    return fc.tuple(fc.constant(agreement), fc.constantFrom(...TEAMS), fc.constantFrom(...TEAMS), fc.array(arbitrarySituation(agreement)));
  });
  fc.assert(
    fc.property(cases, ([agreement, team, by, situations]) => {
      fc.pre(team !== by && agreementProblems(agreement).length === 0);
      const edited = applyEdit(agreement, withoutTeam(agreement, team, by));
      if (!edited.ok) throw new Error(JSON.stringify(edited));
      const after = edited.agreement;
      expect(JSON.stringify(after)).not.toContain(`"${team}"`);
      const { rules: _, exceptions: __, escalation: ___, teams, ...rest } = agreement;
      expect(after).toMatchObject({ ...rest, teams: teams.filter(({ id }) => id !== team) });
      for (const list of ['rules', 'exceptions', 'escalation'] as const) {
        expect(after[list].map(({ id }) => id)).toEqual(agreement[list].map(({ id }) => id));
        agreement[list].forEach((one, at) => {
          if (!JSON.stringify(one).includes(`"${team}"`)) expect(after[list][at]).toEqual(one);
        });
      }
      const named = (id: string | null): string | null => (id === team ? by : id);
      for (const situation of situations) {
        const [was, now] = [routeByScan(agreement, situation), routeByScan(after, situation)];
        if (!was.outcome.owned || !now.outcome.owned) expect(now.outcome).toEqual(was.outcome);
        else expect([now.outcome.team, now.outcome.accountable]).toEqual([named(was.outcome.team), named(was.outcome.accountable)]);
      }
      const back = applyEdit(after, edited.inverse);
      expect(back.ok && isSame(back.agreement, agreement)).toBe(true);
    }),
    { numRuns: 150 },
  );
});
