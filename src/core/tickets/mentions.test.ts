import { expect, test } from 'vitest';
import { decideMentions, findMentions, type Mentionable, type Mentioning, mentionOf, nameMentions } from './mentions.js';

const id = (n: number): string => `0198c1a0-0000-7000-8000-${String(n).padStart(12, '0')}`;
const people = new Map<string, Mentionable>([
  [id(1), { name: 'Maya Lindgren', party: 'internal' }],
  [id(2), { name: 'Grace [Desk]', party: 'northwind' }],
  [id(3), { name: 'Carla', party: null }],
  [id(4), { name: 'Another user', party: null }],
  [id(5), { name: 'A user who watches', party: null }],
]);
const by = (audience: Mentioning['audience']): Mentioning => ({ audience, party: 'northwind', requester: id(3), watchers: [id(5)] });
const refused = (audience: Mentioning['audience'], ...who: number[]) =>
  decideMentions(who.map(id), people, by(audience), 'them').causes.map((cause) => `${cause.code} ${cause.ref?.slice(-1)}`);

test('a text names people, each once, and code names nobody', () => {
  const text = `@[Maya](person:${id(1)}) and @[](person:${id(2)}), @[Maya](person:${id(1)})`;
  expect(findMentions(text)).toEqual([id(1), id(2)]);
  expect(findMentions(`\`@[x](person:${id(1)})\`\n\`\`\`\n@[x](person:${id(2)})\n\`\`\``)).toEqual([]);
  expect(findMentions(`[Maya](person:${id(1)}) @[Maya](https://x) mail@example.org`)).toEqual([]);
  // Nothing that only looks like an id reaches the database.
  expect(findMentions(`@[x](person:${'-'.repeat(36)})`)).toEqual([]);
});

test('the name is the one the person has, whatever was typed', () => {
  expect(nameMentions(`@[The boss](person:${id(1)}) \`@[a](person:${id(1)})\``, people)).toBe(
    `@[Maya Lindgren](person:${id(1)}) \`@[a](person:${id(1)})\``,
  );
  const bracketed = mentionOf(id(2), 'Grace [Desk]');
  expect(findMentions(bracketed)).toEqual([id(2)]);
});

test('whoever cannot read it is not named in it', () => {
  expect(refused('requester', 1, 2, 3, 5)).toEqual([]);
  expect(refused('shared', 5)).toEqual(['message.mention-cannot-read 5']);
  expect(refused('requester', 4)).toEqual(['message.mention-cannot-read 4']);
  expect(refused('shared', 1, 2, 3)).toEqual(['message.mention-cannot-read 3']);
  expect(refused('own-party', 1, 2, 3)).toEqual(['message.mention-cannot-read 1', 'message.mention-cannot-read 3']);
  expect(refused('requester', 9)).toEqual(['message.mention-unknown 9']);
});

test('at most twenty people', () => {
  const many = Array.from({ length: 21 }, (_, n) => id(n));
  expect(decideMentions(many, people, by('requester'), '').causes).toMatchObject([{ code: 'message.too-many-mentions' }]);
  const twenty = Array.from({ length: 20 }, () => id(1));
  expect(decideMentions(twenty, people, by('requester'), '').outcome).toBe(true);
});
