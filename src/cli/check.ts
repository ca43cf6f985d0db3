/** `tandem check`: is an agreement complete, and can it be kept? */
import { Command, Option } from 'commander';
import type { Certificate } from '../core/proof/certificate.js';
import type { Finding, Severity } from '../core/proof/finding.js';
import { HORIZON, type Proof, prove } from '../core/proof/prove.js';
import { DAY } from '../core/time.js';
import type { Place } from '../formats/place.js';
import { type AgreementInput, fileProblemLine, placeText, readAgreementInput } from './agreement-input.js';
import { FINDINGS, FINE } from './exit.js';
import { finish } from './finish.js';
import { historyTraffic } from './history-traffic.js';
import { type Ink, inkFor } from './ink.js';
import { UnreadableInput } from './input-files.js';
import type { Io } from './io.js';
import { instantText, parseMoment } from './moments.js';
import { count, counted, percent } from './numbers.js';
import { situationText } from './words.js';

interface Options {
  readonly certificate?: boolean;
  readonly from?: string;
  readonly horizon: string;
  readonly failOn: Severity;
  readonly history?: string;
  readonly map?: string;
  readonly json?: boolean;
}

const HELP = `
What it finds, each with an example, its place in the file and a way to mend it:
  gap         work that nobody owns
  raci        no Accountable team, nobody Responsible, or a decision that only the internal party may make
  unstaffed   hours in which a clock runs and nobody is on duty
  infeasible  a target shorter than the hand-offs on the way
  conflict, shadowed, redundant   rules that contradict, never hold, or change nothing

Blockers keep an agreement from being signed. Where nothing is unowned there is a certificate: the
hash of the agreement, what was covered, and by which rules.

Ends with 0, with 1 when there are findings, with 2 when the file cannot be read.

Examples:
  tandem check agreement.yaml
  tandem check agreement.yaml --json | jq '.findings[] | select(.severity == "blocker") | .text'
  tandem check agreement.yaml --certificate > certificate.json
  tandem check agreement.yaml --fail-on blocker            warnings do not fail the build
  tandem check agreement.yaml --history log.csv.gz --map map.yaml    with the share of real tickets`;

export function checkCommand(io: Io): Command {
  return new Command('check')
    .description('Prove an agreement: what nobody owns, what cannot be kept, which rules contradict')
    .argument('<agreement>', 'the agreement file; - for standard input')
    .option('--certificate', 'print the certificate as JSON, and nothing else; there is none while work is unowned')
    .option('--from <date>', 'the day on which it takes effect: hours are looked at from here on (now when left out)')
    .option('--horizon <days>', 'for how many days hours are looked at', String(HORIZON / DAY))
    .addOption(
      new Option('--fail-on <severity>', 'end with 1 for findings as bad as this')
        .choices(['blocker', 'warning', 'note'])
        .default('warning'),
    )
    .option('--history <file>', 'weigh findings by a ticket history (CSV, plain or gzipped)')
    .option('--map <file>', 'the mapping file of that history')
    .option('--json', 'the whole proof as JSON, for machines')
    .addHelpText('after', HELP)
    .action((file: string, options: Options) => finish(io, () => check(file, options, io)));
}

const SEVERITIES: readonly Severity[] = ['blocker', 'warning', 'note'];

async function check(path: string, options: Options, io: Io): Promise<number> {
  const horizon = Number(options.horizon);
  if (!Number.isSafeInteger(horizon) || horizon < 1 || horizon > 3_660) {
    throw new UnreadableInput([`--horizon: "${options.horizon}" is no number of days; expected a whole number from 1 to 3660`]);
  }
  const input = await readAgreementInput(path, io);
  const from = options.from === undefined ? io.now() : parseMoment(options.from, input.agreement.windows.zone, io.now());
  if (typeof from === 'string') throw new UnreadableInput([`--from: ${from}`]);
  const traffic = await historyTraffic(options, input.agreement, io);
  const proof = prove(input.agreement, { from, horizonMs: horizon * DAY, ...(traffic === null ? {} : { traffic }) });

  if (options.certificate === true) return certify(proof, io);
  if (options.json === true) io.stdout.write(`${JSON.stringify(proofJson(proof, input))}\n`);
  else io.stdout.write(proofText(proof, input, inkFor(io.stdout, io.env)));
  const worst = SEVERITIES.indexOf(options.failOn);
  return proof.findings.some((finding) => SEVERITIES.indexOf(finding.severity) <= worst) ? FINDINGS : FINE;
}

function certify({ certificate, ownedShare, situations }: Proof, io: Io): number {
  if (certificate === null) {
    io.stderr.write(
      `There is no certificate: ${percent(Math.floor(ownedShare * situations), situations)} of ${counted(situations, 'situation')} are owned\n`,
    );
    return FINDINGS;
  }
  io.stdout.write(`${JSON.stringify(certificateJson(certificate), null, 2)}\n`);
  return FINE;
}

const certificateJson = (certificate: Certificate) => ({ ...certificate, from: instantText(certificate.from) });

/** Where a finding is best mended: at its rule, at the category that nobody owns, or at its team. */
function placeOf(finding: Finding, { places }: AgreementInput): Place | null {
  const [rule] = finding.rules;
  if (rule !== undefined) return places.find('rule', rule);
  const category = finding.witness === null ? null : places.find('category', finding.witness.category);
  const [team] = finding.teams;
  return category ?? (team === undefined ? null : places.find('team', team));
}

function proofJson(proof: Proof, input: AgreementInput) {
  return {
    agreement: { id: input.agreement.id, name: input.agreement.name, version: input.agreement.version },
    total: proof.total,
    ownedShare: proof.ownedShare,
    situations: proof.situations,
    certificate: proof.certificate === null ? null : certificateJson(proof.certificate),
    findings: proof.findings.map((finding) => ({
      ...finding,
      at: finding.at === null ? null : instantText(finding.at),
      example: finding.witness === null ? null : situationText(input.agreement, finding.witness),
      place: placeOf(finding, input),
    })),
    warnings: input.warnings,
  };
}

function tally(findings: readonly Finding[]): string {
  const counts = SEVERITIES.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const);
  const some = counts.filter(([, number]) => number > 0).map(([severity, number]) => counted(number, severity));
  return some.length === 0 ? 'no findings' : some.join(', ');
}

function findingLines(finding: Finding, input: AgreementInput, ink: Ink): string[] {
  const colour = { blocker: ink.bad, warning: ink.warn, note: ink.faint }[finding.severity];
  const place = placeOf(finding, input);
  const share = finding.trafficShare === null ? '' : `  ${percent(Math.round(finding.trafficShare * 1e6), 1e6)} of real tickets`;
  return [
    '',
    `${colour(finding.severity.padEnd(7))}  ${ink.bold(finding.kind)}${place === null ? '' : `  ${ink.faint(placeText(input.file, place))}`}${share}`,
    `  ${finding.text}`,
    ...(finding.witness === null ? [] : [`  ${ink.faint('example')}  ${situationText(input.agreement, finding.witness)}`]),
    `  ${ink.faint('mend')}     ${finding.mend}`,
  ];
}

function proofText(proof: Proof, input: AgreementInput, ink: Ink): string {
  const { agreement, file, warnings } = input;
  const { certificate } = proof;
  const share = proof.total ? '100 %' : percent(Math.min(Math.floor(proof.ownedShare * 1e9), 1e9 - 1), 1e9);
  const lines = [
    `${ink.bold(agreement.name)}  ${ink.faint(`version ${agreement.version}`)}`,
    `Owned ${(proof.total ? ink.good : ink.bad)(share)} of ${count(proof.situations)} situations, ${tally(proof.findings)}`,
    ...proof.findings.flatMap((finding) => findingLines(finding, input, ink)),
    ...(warnings.length === 0 ? [] : ['', ...warnings.map((warning) => `${ink.warn('warning')}  ${fileProblemLine(file, warning)}`)]),
    '',
    certificate === null
      ? 'No certificate: it is given when every situation has an owner.'
      : `${ink.good('Certificate')}  ${certificate.agreementHash}  ${ink.faint(`${count(certificate.situations)} situations, no gap, ${certificate.engine}`)}`,
  ];
  return `${lines.join('\n')}\n`;
}
