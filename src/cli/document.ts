/** `tandem document`: an agreement file as a document for people. */
import { Command, Option } from 'commander';
import { agreementHash } from '../core/agreement/hash.js';
import { prove } from '../core/proof/prove.js';
import { DOCUMENT_FORMATS, type DocumentFormat, documentFile } from '../formats/documents/document.js';
import { readAgreementInput } from './agreement-input.js';
import { FINE } from './exit.js';
import { finish } from './finish.js';
import { UnreadableInput } from './input-files.js';
import type { Io } from './io.js';
import { parseMoment } from './moments.js';
import { writeResult } from './written-file.js';

interface Options {
  readonly format: DocumentFormat;
  readonly out: string;
  readonly from?: string;
  readonly force?: boolean;
}

const HELP = `
The formats:
  pdf    the service agreement with the responsibility matrix as an appendix, unsigned
  xlsx   the matrix as a workbook, with exceptions and teams
  csv    the matrix: a row for each category, a column for each window, tier and letter of RACI
  yaml   the agreement file as tandem writes it; read and written again it stays the same

What the two sides signed comes from the server: it knows the signatures, and this command does not.

Examples:
  tandem document agreement.yaml --format pdf --out agreement.pdf
  tandem document agreement.yaml --format csv --out matrix.csv`;

export function documentCommand(io: Io): Command {
  return new Command('document')
    .description('Write an agreement as a PDF, a spreadsheet of its matrix, or a tidy agreement file')
    .argument('<agreement>', 'the agreement file; - for standard input')
    .addOption(new Option('--format <format>', 'which document').choices(DOCUMENT_FORMATS).makeOptionMandatory())
    .requiredOption('--out <file>', 'where to')
    .option('--from <date>', 'the day from which hours are proved (now when left out)')
    .option('--force', 'write over a file that is there')
    .addHelpText('after', HELP)
    .action((file: string, options: Options) => finish(io, () => document(file, options, io)));
}

async function document(path: string, { format, out, from, force = false }: Options, io: Io): Promise<number> {
  const { agreement } = await readAgreementInput(path, io);
  const at = from === undefined ? io.now() : parseMoment(from, agreement.windows.zone, io.now());
  if (typeof at === 'string') throw new UnreadableInput([`--from: ${at}`]);
  const version = { state: 'draft', hash: agreementHash(agreement), effectiveAt: null } as const;
  const { certificate } = prove(agreement, { from: at });
  const { bytes } = await documentFile({ agreement, version, certificate, waivers: [], signatures: [] }, format);
  writeResult(out, bytes, { force });
  io.stderr.write(`${out}: ${agreement.name}, version ${agreement.version}, hash ${version.hash}\n`);
  return FINE;
}
