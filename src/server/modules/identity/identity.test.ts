import { describe, expect, test } from 'vitest';
import { getSession, listMembers } from '../../../contract/identity.js';
import { testApp } from '../../testing/test-app.js';

const app = await testApp();

describe('members', () => {
  test('a member sees the others', async () => {
    const lead = await app.as('internal-lead');
    const { items } = await lead.call(listMembers, { params: { partnership: app.partnership } });
    expect(items.map((one) => one.person)).toContain(lead.id);
    const session = await lead.call(getSession, {});
    expect(session.memberships).toHaveLength(1);
  });
});
