import { expect, test } from 'vitest';
import { z as stand } from './schemas.js';

const z = stand as typeof import('zod').z;

test('builders of any shape are taken, and an operation is left with what it says itself', () => {
  const shape = z.strictObject({ a: z.array(z.string().max(3)).default([]), b: z.union([z.literal('x'), z.uuid()]) });
  expect(() => shape.extend({ c: z.enum(['a']).nullable() }).meta({ id: 'X' })).not.toThrow();
});

test('a refusal is known by its shape', () => {
  const problem = z.object({});
  expect(problem.safeParse({ code: 'invalid', title: '', causes: [], places: [] }).success).toBe(true);
  for (const other of [null, 'text', {}, { code: 'x', title: 'y' }, { code: 'x', title: 'y', causes: [] }])
    expect(problem.safeParse(other).success).toBe(false);
});

test('anything else that would be checked here fails loudly', () => {
  expect(() => z.string().parse('a')).toThrow('not in the browser');
  expect(() => z.string().parseAsync('a')).toThrow('not in the browser');
});
