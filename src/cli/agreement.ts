/** `tandem agreement`: what was signed, checked without a server. */
import { Command } from 'commander';
import type { AgreementBundle } from '../contract/signing.js';
import { subjectSentences } from '../core/signing/signed-text.js';
import { readBundle } from './bundle-input.js';
import { FINDINGS, FINE } from './exit.js';
import { finish } from './finish.js';
import { type Ink, inkFor } from './ink.js';
import { UnreadableInput } from './input-files.js';
import type { Io } from './io.js';
import { instantText } from './moments.js';
import { checkBundle, type Verified } from './verify-bundle.js';

const HELP = `
The bundle is what a signed agreement downloads as. Checked in this order, without a server or network:
  text         is an agreement, byte for byte as Tandem writes it, and has the digest that is named
  parties      are those of the agreement
  certificate  is of this agreement, and the proof made anew covers the same situations
  signed text  digest, certificate, waivers, instant and parties have the digest that was signed
  signatures   one of each party over that digest, each made with the key of the installation

Whoever makes a bundle can name any key: compare the one that is printed with the one you know, or give
it as --key.

Ends with 0, with 1 and the first thing that does not fit, with 2 when the bundle cannot be read.

Examples:
  tandem agreement verify agreement-version-4.json
  tandem agreement verify agreement-version-4.json --key 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo
  curl -sf "$URL" | tandem agreement verify -`;

interface Options {
  readonly key?: string;
  readonly json?: boolean;
}

export function agreementCommand(io: Io): Command {
  const agreement = new Command('agreement')
    .description('Check a signed agreement')
    .addHelpText('after', '\nExamples:\n  tandem agreement verify agreement-version-4.json\n  tandem agreement verify --help');
  agreement
    .command('verify')
    .description('Check text, digest and signatures of a signed agreement offline')
    .argument('<bundle>', 'the downloaded bundle; - for standard input')
    .option('--key <key>', 'the public key that the signatures have to be made with')
    .option('--json', 'for machines')
    .addHelpText('after', HELP)
    .action((path: string, options: Options) => finish(io, () => verify(path, options, io)));
  return agreement;
}

async function verify(path: string, { key, json }: Options, io: Io): Promise<number> {
  if (key?.trim() === '') throw new UnreadableInput(['--key: give the public key as it is printed']);
  const bundle = await readBundle(path, io);
  const verified = checkBundle(bundle, key ?? null);
  io.stdout.write(json === true ? `${JSON.stringify(verified)}\n` : textOf(bundle, verified, inkFor(io.stdout, io.env)));
  return verified.ok ? FINE : FINDINGS;
}

function textOf(bundle: AgreementBundle, { checked, problem }: Verified, ink: Ink): string {
  const done = checked.map(({ what, text }) => `${ink.good('fits')}      ${ink.bold(what.padEnd(11))}  ${text}`);
  if (problem !== null) return `${[...done, `${ink.bad('does not')}  ${ink.bold(problem.what.padEnd(11))}  ${problem.text}`].join('\n')}\n`;
  const { waivers, effectiveAt } = bundle;
  return `${[
    ...done,
    '',
    ...subjectSentences(bundle),
    ...(effectiveAt === null ? [] : [`The instant named: ${instantText(effectiveAt)}`]),
    ...waivers.map((waiver) => `Waived until ${instantText(waiver.until)}: ${waiver.text} (${waiver.reason})`),
    ...bundle.signatures.map(({ party, person, at }) => `Signed for ${nameOf(bundle, party)} by ${person.name} at ${instantText(at)}`),
    `Key  ${bundle.publicKey}`,
  ].join('\n')}\n`;
}

const nameOf = ({ parties }: AgreementBundle, id: string): string => parties.find((party) => party.id === id)?.name ?? id;
