import { expect, test } from 'vitest';
import { applyEdit } from '../../../core/drafting/apply.js';
import { harborLane } from '../../../core/testing/harbor-lane.js';
import type { Intent } from './draft-session.js';
import { putOver } from './put-over.js';

const rename: Intent = (now) => [{ kind: 'set', field: 'name', was: now.name, value: 'Mine' }];

test('what changed since the dialog opened is a conflict first; asked again, it goes over what stands there', () => {
  const now = { ...harborLane, name: 'Theirs' };
  const intent = putOver(harborLane, rename);
  expect(applyEdit(now, intent(now))).toMatchObject({ ok: false, reason: 'conflict', conflicts: [{ now: 'Theirs' }] });
  expect(applyEdit(now, intent(now))).toMatchObject({ ok: true, agreement: { name: 'Mine' } });
});
