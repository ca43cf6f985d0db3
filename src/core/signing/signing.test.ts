/** Laws of signing: whatever the order of moves, a version is signed exactly when every party has signed the same text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Party } from '../agreement/agreement.js';
import { canOnProposal, decideNameSigner, decideSign, decideWithdrawProposal, decideWithdrawSignature } from './decide-sign.js';
import { type Proposal, type SigningActor, type SigningDecision, unsigned } from './proposal.js';
import { signatureText, signedText, signedTextHash, subjectSentences } from './signed-text.js';
import { inForceAt, type KeptVersion, stateAt, VERSION_MOVES, VERSION_STATES } from './version-states.js';

const parties = (count: number): readonly Party[] =>
  Array.from({ length: count }, (_, at) => ({ id: `p${at}`, name: `Party ${at}`, kind: at === 0 ? 'internal' : 'provider' }) as const);
const proposed = (count: number, textHash = 'first'): Proposal => ({
  state: 'proposed',
  textHash,
  parties: parties(count),
  effectiveAt: null,
  waivers: [],
  signers: {},
  signatures: [],
});
const lead = (party: string, now = 100): SigningActor => ({ person: `lead of ${party}`, party, lead: true, now });
const plain = (party: string): SigningActor => ({ person: `someone of ${party}`, party, lead: false, now: 100 });
const value = ({ outcome }: SigningDecision): Proposal => {
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
};
const code = ({ outcome }: SigningDecision) => (outcome.ok ? 'ok' : outcome.code);
const named = (proposal: Proposal): Proposal => ({
  ...proposal,
  signers: Object.fromEntries(proposal.parties.map(({ id }) => [id, `lead of ${id}`])),
});

type Act =
  | { readonly move: 'name'; readonly by: number; readonly for: number; readonly lead: boolean }
  | { readonly move: 'sign'; readonly by: number; readonly lead: boolean; readonly stale: boolean }
  | { readonly move: 'take back' | 'withdraw'; readonly by: number; readonly lead: boolean }
  | { readonly move: 'propose again' };

const party = fc.nat(4);
const mostly = fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) });
const seldom = mostly.map((yes) => !yes);
const naming = fc.record({ move: fc.constant('name' as const), by: party, for: party, lead: mostly, own: mostly });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: naming.map(({ own, ...one }) => (own ? { ...one, for: one.by } : one)) },
  { weight: 8, arbitrary: fc.record({ move: fc.constant('sign' as const), by: party, lead: mostly, stale: seldom }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constantFrom('take back' as const, 'withdraw' as const), by: party, lead: mostly }) },
  { weight: 1, arbitrary: fc.constant({ move: 'propose again' as const }) },
);

function decide(proposal: Proposal, one: Act, time: number): SigningDecision | null {
  if (one.move === 'propose again')
    return proposal.state === 'draft'
      ? { outcome: { ok: true, value: proposed(proposal.parties.length, `text ${time}`) }, causes: [] }
      : null;
  const actor = { ...(one.lead ? lead(`p${one.by}`) : plain(`p${one.by}`)), now: time };
  if (one.move === 'name') return decideNameSigner(proposal, { party: `p${one.for}`, person: `lead of p${one.for}` }, actor);
  if (one.move === 'sign') return decideSign(proposal, one.stale ? 'another text' : proposal.textHash, actor);
  return one.move === 'take back' ? decideWithdrawSignature(proposal, actor) : decideWithdrawProposal(proposal, actor);
}

describe('signing', () => {
  it('law: no order of moves leads to signed without one signature of each party over the same text', () => {
    let signedRuns = 0;
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), fc.array(act, { maxLength: 60, size: 'max' }), (count, acts) => {
        let proposal = proposed(count);
        for (const [time, one] of acts.entries()) {
          const decided = decide(proposal, one, time);
          if (decided === null || !decided.outcome.ok) {
            if (decided !== null) expect(decided.causes.length).toBeGreaterThan(0);
            continue;
          }
          const before = proposal;
          proposal = decided.outcome.value;
          const by = proposal.signatures.map((signature) => signature.party);
          expect(new Set(by).size).toBe(by.length);
          expect(proposal.signatures.every(({ textHash }) => textHash === proposal.textHash)).toBe(true);
          expect(proposal.state === 'signed').toBe(proposal.state !== 'draft' && unsigned(proposal).length === 0);
          if (one.move === 'withdraw') expect([proposal.state, proposal.signatures]).toEqual(['draft', []]);
          else if (one.move === 'sign') expect(proposal.signatures.slice(0, -1)).toEqual(before.signatures);
          else if (one.move === 'name') expect(proposal.signatures).toEqual(before.signatures);
          expect(before.state).not.toBe('signed');
        }
        if (proposal.state === 'signed') signedRuns += 1;
      }),
      { numRuns: 800 },
    );
    expect(signedRuns).toBeGreaterThan(20);
  });

  it('law: with a signer named for each, any order of the parties signs', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 6 }).chain((count) =>
          fc.shuffledSubarray(
            parties(count).map(({ id }) => id),
            { minLength: count, maxLength: count },
          ),
        ),
        (order) => {
          const end = order.reduce((proposal, id) => value(decideSign(proposal, 'first', lead(id))), named(proposed(order.length)));
          expect(end).toMatchObject({ state: 'signed', effectiveAt: 100 });
        },
      ),
    );
  });

  it('refuses what it must, with the reason', () => {
    const both = named(proposed(2));
    const one = value(decideSign(both, 'first', lead('p0')));
    const done = value(decideSign(one, 'first', lead('p1')));
    expect(done.state).toBe('signed');
    expect(
      [
        decideSign(both, 'second', lead('p0')),
        decideSign(both, 'first', { ...lead('p0'), person: 'another lead' }),
        decideSign(proposed(2), 'first', lead('p0')),
        decideSign(both, 'first', { ...lead('p7') }),
        decideSign(both, 'first', { ...lead('p0'), party: null }),
        decideSign(one, 'first', lead('p0')),
        decideSign(done, 'first', lead('p0')),
        decideSign({ ...both, state: 'draft' }, 'first', lead('p0')),
        decideWithdrawSignature(both, lead('p0')),
        decideWithdrawSignature(one, plain('p0')),
        decideWithdrawSignature(done, lead('p0')),
        decideWithdrawProposal(both, plain('p1')),
        decideWithdrawProposal(done, lead('p1')),
        decideNameSigner(both, { party: 'p1', person: 'x' }, lead('p0')),
        decideNameSigner(one, { party: 'p0', person: 'x' }, lead('p0')),
        decideNameSigner(both, { party: 'p0', person: 'x' }, plain('p0')),
      ].map(code),
    ).toEqual([
      'text-changed',
      'not-the-signer',
      'not-the-signer',
      'no-party',
      'no-party',
      'signed-already',
      'wrong-state',
      'wrong-state',
      'not-signed',
      'not-the-signer',
      'wrong-state',
      'lead-only',
      'wrong-state',
      'lead-only',
      'signed-already',
      'lead-only',
    ]);
    expect(code(decideWithdrawProposal(one, lead('p1')))).toBe('ok');
    expect(value(decideWithdrawSignature(one, lead('p0'))).signatures).toEqual([]);
  });

  it('takes effect at its instant, never before the last signature, and not with a waiver that has ended by then', () => {
    const at = (effectiveAt: number, until = 1_000) => {
      const waiver = { finding: 'f', kind: 'gap', text: 'Nobody owns Run', reason: 'Soon', by: 'kim', until } as const;
      return { ...named(proposed(1)), effectiveAt, waivers: [waiver] };
    };
    expect(value(decideSign(at(500), 'first', lead('p0', 100))).effectiveAt).toBe(500);
    expect(value(decideSign(at(50), 'first', lead('p0', 100))).effectiveAt).toBe(100);
    expect(code(decideSign(at(500, 500), 'first', lead('p0', 100)))).toBe('waiver-expired');
    expect(code(decideSign(at(50, 100), 'first', lead('p0', 100)))).toBe('waiver-expired');
    expect(canOnProposal(at(500, 500), lead('p0', 100)).sign).toMatchObject({
      outcome: false,
      causes: [{ code: 'signing.waiver-expired', ref: 'f' }],
    });
  });
});

describe('what is signed', () => {
  const subject = { agreementHash: 'ab', certificate: null, waivers: [], effectiveAt: null, parties: parties(2) };

  it('is one canonical text, and says by null that there is no certificate', () => {
    expect(signedText(subject)).toBe(
      '{"agreementHash":"ab","certificate":null,"effectiveAt":null,"parties":[{"id":"p0","kind":"internal","name":"Party 0"},{"id":"p1","kind":"provider","name":"Party 1"}],"waivers":[]}',
    );
    expect(signedText({ ...subject, more: 1 } as never)).toBe(signedText(subject));
    expect(signatureText({ textHash: 'h', party: 'p0', person: { id: 'k', name: 'Kim' }, at: 5 })).toBe(
      '{"at":5,"party":"p0","person":{"id":"k","name":"Kim"},"textHash":"h"}',
    );
  });

  it('differs with every part of it', () => {
    const waiver = { finding: 'f', kind: 'gap', text: 'Nobody owns Run', reason: 'Soon', by: 'kim', until: 9 } as const;
    const texts = [
      subject,
      { ...subject, agreementHash: 'ac' },
      { ...subject, effectiveAt: 0 },
      { ...subject, parties: parties(3) },
      { ...subject, waivers: [waiver] },
      { ...subject, waivers: [{ ...waiver, reason: 'Later' }] },
      { ...subject, waivers: [{ ...waiver, until: 10 }] },
      { ...subject, certificate: { agreementHash: 'ab', situations: 1, gaps: 0, engine: 'e', from: 0, horizonMs: 1 } as const },
    ];
    expect(new Set(texts.map(signedTextHash)).size).toBe(texts.length);
    expect(subjectSentences(texts[4]!)[0]).toBe('There is no certificate: one gap is waived, so some work has no owner');
    expect(subjectSentences(texts[7]!)[0]).toMatch(/^Every situation has an owner/);
  });
});

describe('states', () => {
  it('lead from draft to superseded, each move from one state, and back from a proposal only', () => {
    const reached = new Set<string>(['draft']);
    for (let steps = 0; steps < 5; steps += 1)
      for (const rule of VERSION_MOVES) {
        if (rule.to !== null && reached.has(rule.from)) reached.add(rule.to);
        if (rule.move === 'sign' && reached.has(rule.from)) reached.add('signed');
      }
    expect([...reached].sort()).toEqual([...VERSION_STATES].sort());
    expect(VERSION_MOVES.filter((rule) => rule.to === 'draft').map((rule) => rule.from)).toEqual(['proposed']);
  });

  it('law: at every instant at most one version is in force: the signed one that took effect last; later ones never change the past', () => {
    const version: fc.Arbitrary<KeptVersion> = fc
      .record({ state: fc.constantFrom(...VERSION_STATES), version: fc.nat(50), effectiveAt: fc.nat(20) })
      .map((one) => (one.state === 'draft' || one.state === 'proposed' ? { ...one, effectiveAt: null } : one));
    fc.assert(
      fc.property(fc.uniqueArray(version, { selector: (one) => one.version, maxLength: 8 }), fc.nat(25), version, (versions, at, late) => {
        const found = inForceAt(versions, at);
        const signed = versions.filter((one) => one.effectiveAt !== null && one.effectiveAt <= at);
        expect(found === null).toBe(signed.length === 0);
        if (found !== null) expect(signed.every((one) => one.effectiveAt! <= found.effectiveAt!)).toBe(true);
        const states = versions.map((one) => stateAt(one, { inForce: one === found, at }));
        expect(states.filter((state) => state === 'effective').length).toBe(found === null ? 0 : 1);
        for (const [place, one] of versions.entries())
          if (one.effectiveAt !== null && one.effectiveAt > at) expect(states[place]).toBe('signed');
        if (late.effectiveAt === null || late.effectiveAt > at) expect(inForceAt([...versions, late], at)).toBe(found);
      }),
    );
  });
});
