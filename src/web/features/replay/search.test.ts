import { expect, test } from 'vitest';
import { newReplaySearch, replaySearch } from './search.js';

test('a new replay takes a history and a version', () => {
  expect(newReplaySearch({ history: 'h', version: 'v', team: 'x' })).toEqual({ history: 'h', version: 'v' });
});

test('the tickets behind a figure: only hours of the week, and known words', () => {
  expect(replaySearch({ all: 'true', hour: '167', moved: true, missed: 'resolve' })).toMatchObject({
    all: true,
    hour: 167,
    moved: 'true',
    missed: 'resolve',
  });
  expect(replaySearch({ all: 'no', hour: 168, moved: 'perhaps', missed: 'accept', bounced: 'false' })).toEqual({
    all: undefined,
    team: undefined,
    recordedTeam: undefined,
    moved: undefined,
    missed: undefined,
    hour: undefined,
    bounced: undefined,
  });
});
