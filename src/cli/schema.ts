/** `tandem schema`: the JSON Schema by which editors check an agreement file. */
import { Command } from 'commander';
import { agreementJsonSchema } from '../formats/agreement/json-schema.js';
import type { Io } from './io.js';

const HELP = `
Editors with a YAML language server complete and check an agreement file whose first line names it:
  # yaml-language-server: $schema=./agreement.schema.json

Example:
  tandem schema > agreement.schema.json`;

export function schemaCommand(io: Io): Command {
  return new Command('schema')
    .description('Print the JSON Schema of the agreement file, for editors')
    .addHelpText('after', HELP)
    .action(() => {
      io.stdout.write(`${JSON.stringify(agreementJsonSchema(), null, 2)}\n`);
    });
}
