import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { agreementJsonSchema } from './json-schema.js';
import { sampleText } from './testing/sample-text.js';

const committed: unknown = JSON.parse(readFileSync(new URL('./agreement.schema.json', import.meta.url), 'utf8'));

interface Schema {
  readonly properties?: Record<string, Schema>;
  readonly description?: string;
  readonly $ref?: string;
}

/** The ways to all properties without a description. */
function undescribed(value: unknown, way: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.entries((value as Schema).properties ?? {}).filter(([, property]) => !property.description && !property.$ref);
  return [...own.map(([key]) => `${way}/${key}`), ...Object.entries(value).flatMap(([key, part]) => undescribed(part, `${way}/${key}`))];
}

describe('the JSON Schema', () => {
  it('is committed as it is generated; when not: npx tandem schema > src/formats/agreement/agreement.schema.json', () => {
    expect(committed).toEqual(agreementJsonSchema());
  });

  it('describes every key', () => {
    expect(undescribed(committed, '')).toEqual([]);
  });

  it('accepts the sample and refuses a key that it does not know', () => {
    const schema = z.fromJSONSchema(committed as never);
    const sample: unknown = parseYaml(sampleText);
    expect(schema.safeParse(sample).error).toBeUndefined();
    expect(schema.safeParse({ ...(sample as object), rool: [] }).success).toBe(false);
    expect(schema.safeParse({ ...(sample as object), 'x-mine': [] }).success).toBe(true);
    expect(schema.safeParse({ ...(sample as object), version: 'one' }).success).toBe(false);
  });

  it('is what the sample names in its first line, and what the package exports', () => {
    const path = /^# yaml-language-server: \$schema=(.*)$/m.exec(sampleText)?.[1];
    expect(JSON.parse(readFileSync(new URL(path!, new URL('../../../examples/', import.meta.url)), 'utf8'))).toEqual(committed);
    const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
      exports: Record<string, string>;
    };
    expect(
      JSON.parse(readFileSync(new URL(manifest.exports['./agreement.schema.json']!, new URL('../../../', import.meta.url)), 'utf8')),
    ).toEqual(committed);
  });
});
