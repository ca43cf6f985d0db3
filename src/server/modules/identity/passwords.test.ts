import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './passwords.js';

test('the right password fits, another does not', async () => {
  const stored = await hashPassword('a long enough password');
  expect(stored).toMatch(/^\$argon2id\$/);
  expect(await verifyPassword(stored, 'a long enough password')).toBe(true);
  expect(await verifyPassword(stored, 'a long enough passwords')).toBe(false);
});

test.each(['', 'plain', '$argon2id$', '$2b$10$abcdefghijklmnopqrstuv'])('what is no hash of ours (%j) fits no password', async (stored) => {
  expect(await verifyPassword(stored, stored)).toBe(false);
});

test('letters that look the same are the same, however a keyboard composes them', async () => {
  expect(await verifyPassword(await hashPassword('Kühlhaus am See'), 'Ku\u0308hlhaus am See')).toBe(true);
});
