import { describe, expect, test } from 'vitest';
import { firstIdAt, instantOfId, isUuid, newId } from './ids.js';

describe('identifiers', () => {
  test('are UUIDs of version 7, each one new, in the order of making', () => {
    const ids = Array.from({ length: 20_000 }, newId);
    for (const id of ids.slice(0, 500)) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
  });

  test('tell when they were made', () => {
    const before = Date.now();
    const at = instantOfId(newId());
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThan(Date.now() + 50);
  });

  test('the first one of an instant sorts before all that are made from then on', () => {
    const now = Date.now();
    expect(firstIdAt(now) <= newId()).toBe(true);
    expect(firstIdAt(now + 60_000) > newId()).toBe(true);
    expect(instantOfId(firstIdAt(1_772_000_000_000))).toBe(1_772_000_000_000);
    expect(firstIdAt(-5)).toBe(firstIdAt(0));
  });

  test('are told from other text', () => {
    expect([isUuid(newId()), isUuid(newId().toUpperCase())]).toEqual([true, true]);
    for (const text of ['', 'x', `${newId()}'`, newId().replaceAll('-', ''), `${newId()}\n`]) expect(isUuid(text), text).toBe(false);
  });
});
