import { describe, expect, it } from 'vitest';
import { owns } from '../../../core/testing/harbor-lane.js';
import { assignmentFor, choiceOf, repeated } from './raci-choice.js';

describe('RACI of a cell', () => {
  it('opens with what stands there; a team that does its own work is not named twice', () => {
    expect(choiceOf(owns('desk')).responsible).toEqual([]);
    expect(choiceOf(owns('desk', { responsible: ['desk', 'infra'], scope: 'project' }))).toMatchObject({
      responsible: ['desk', 'infra'],
      scope: 'project',
    });
    expect(choiceOf(null)).toEqual({ responsible: [], consulted: [], informed: [], scope: 'included', policy: null });
  });

  it('gives back what it opened with', () => {
    const many = owns('desk', { responsible: ['infra', 'soc'], consulted: ['office'], informed: ['board'], scope: 'out', policy: 'gold' });
    for (const now of [owns('desk'), many]) expect(assignmentFor('desk', choiceOf(now))).toEqual(now);
  });

  it('follows another Accountable team, and leaves out of C and I who does the work', () => {
    const choice = { ...choiceOf(null), consulted: ['infra', 'office'], informed: ['infra'] };
    expect(assignmentFor('infra', choice)).toMatchObject({
      accountable: 'infra',
      responsible: ['infra'],
      consulted: ['office'],
      informed: [],
    });
    const desk = assignmentFor('desk', { ...choice, responsible: ['infra'] });
    expect(desk).toMatchObject({ responsible: ['infra'], consulted: ['office'], informed: [] });
    expect([repeated(choice, 'infra'), repeated(choice, 'desk'), repeated({ ...choice, responsible: ['office'] }, 'infra')]).toEqual([
      ['infra'],
      [],
      ['office'],
    ]);
  });
});
