import { describe, expect, test } from 'vitest';
import { urlOf } from './client.js';
import { operations } from './operations.js';
import { listTickets } from './queue.js';

describe('the contract', () => {
  test('names every operation and every address once', () => {
    const ids = operations.map((operation) => operation.id);
    expect(new Set(ids).size).toBe(ids.length);
    const addresses = operations.map((operation) => `${operation.method} ${operation.path}`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  test.each(operations.map((operation) => [operation.id, operation] as const))('%s declares each parameter of its path', (_, operation) => {
    const inPath = [...operation.path.matchAll(/:(\w+)/g)].map((match) => match[1]).sort();
    const declared = Object.keys((operation.params as unknown as { shape: object }).shape).sort();
    expect(declared).toEqual(inPath);
    if (operation.path.includes(':partnership')) expect(operation.access).toBe('member');
  });

  test.each(operations.map((operation) => [operation.id, operation] as const))('%s refuses unknown keys', (_, operation) => {
    for (const schema of [operation.params, operation.query, operation.body]) {
      const refused = schema.safeParse({ 'no such key': 1 });
      expect(refused.error?.issues.some((issue) => issue.code === 'unrecognized_keys')).toBe(true);
    }
  });

  test('builds addresses with parameters and repeated query values', () => {
    const url = urlOf(listTickets, {
      params: { partnership: '0192d7a0-0000-7000-8000-000000000000' },
      query: { limit: 10, search: 'a b' },
    });
    expect(url).toBe('/api/v1/partnerships/0192d7a0-0000-7000-8000-000000000000/tickets?limit=10&search=a+b');
  });
});
