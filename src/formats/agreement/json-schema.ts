/** The JSON Schema by which editors complete and check an agreement file. */
import { z } from 'zod';
import { agreementFile } from './schema.js';

/**
 * The schema as a JSON value (draft 7, which editors know best).
 *
 * `agreement.schema.json` beside this file is its text, committed; `tandem schema` prints it.
 */
export function agreementJsonSchema(): Record<string, unknown> {
  const generated = z.toJSONSchema(agreementFile, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema }) => {
      // The largest whole number is a matter of this language, not of the file.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  const { $schema, ...rest } = generated as Record<string, unknown>;
  return { $schema, title: 'Tandem agreement', ...rest, patternProperties: { '^x-': { description: 'Yours: a place for anchors' } } };
}
