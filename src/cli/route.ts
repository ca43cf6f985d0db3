/** `tandem route`: who owns a piece of work, and why. */
import { Command } from 'commander';
import { z } from 'zod';
import type { Agreement } from '../core/agreement/agreement.js';
import type { Cause, Decision } from '../core/decision.js';
import type { RouteOutcome } from '../core/routing/outcome.js';
import { compileRouter, type Router } from '../core/routing/router.js';
import { calendarSet } from '../core/sla/calendars.js';
import { policyOf, targetOf } from '../core/sla/target.js';
import { type AgreementInput, placeText, readAgreementInput } from './agreement-input.js';
import { FINDINGS, FINE, UNREADABLE } from './exit.js';
import { finish } from './finish.js';
import { type Ink, inkFor } from './ink.js';
import { UnreadableInput } from './input-files.js';
import type { Io } from './io.js';
import { type Answer, answerLines } from './json-lines.js';
import { instantText, momentText } from './moments.js';
import { type ReadSituation, type SituationInput, SituationReader } from './situation-input.js';
import { SCOPE_TEXT, situationText, targetText, teamNames, teamText } from './words.js';

interface Options extends Omit<SituationInput, 'attributes'> {
  readonly attribute: readonly string[];
  readonly batch?: boolean;
  readonly json?: boolean;
}

const HELP = `
A date and time without an offset is meant on the wall clock of the agreement; it decides the coverage
window. Names may be written in any case; ids do too. What is left out is assumed: this moment,
incident, tier 1, P3, no system, no site.

With --batch every line of standard input is a JSON object with the same keys (attributes as an object;
an id is given back), and every line of the output is its answer.

Ends with 0, with 1 when nobody owns it, with 2 when the file, a value or a line cannot be read.

Examples:
  tandem route agreement.yaml --category "Respond › Hardware" --at "2027-01-18 10:00"
  tandem route agreement.yaml --category ERP --tier 3 --priority P2 --window "After hours" --json
  tandem route agreement.yaml --category Respond --system "Plant network" --impact high --urgency high
  echo '{"category": "Printer", "at": "2026-03-07T08:00Z"}' | tandem route agreement.yaml --batch`;

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

export function routeCommand(io: Io): Command {
  return new Command('route')
    .description('Ask an agreement who owns a piece of work, with every reason')
    .argument('<agreement>', 'the agreement file; - for standard input')
    .option('--category <category>', 'a category: its way such as "Respond › Hardware", its name or its id')
    .option('--at <moment>', 'when: "2027-01-18 10:00", 2027-01-18T15:00Z, or now')
    .option('--window <window>', 'the coverage window, instead of a moment')
    .option('--type <type>', 'incident, service-request, problem or change')
    .option('--tier <tier>', '1, 2 or 3')
    .option('--priority <priority>', 'P1, P2, P3 or P4')
    .option('--impact <level>', 'high, medium or low: with --urgency, instead of a priority')
    .option('--urgency <level>', 'high, medium or low')
    .option('--system <system>', 'the touched system')
    .option('--site <site>', 'the place')
    .option('--attribute <name=value>', 'a further attribute of the agreement; may be repeated', collect, [])
    .option('--batch', 'answer JSON Lines from standard input')
    .option('--json', 'for machines')
    .addHelpText('after', HELP)
    .action((file: string, options: Options) => finish(io, () => route(file, options, io)));
}

async function route(path: string, options: Options, io: Io): Promise<number> {
  if (options.batch === true && path === '-') throw new UnreadableInput(['--batch reads standard input; give the agreement as a file']);
  const input = await readAgreementInput(path, io);
  const reader = new SituationReader(input.agreement, io.now());
  const router = compileRouter(input.agreement);
  if (options.batch === true) return batch(router, reader, io);

  const read = reader.read({ ...options, attributes: attributesOf(options.attribute) });
  if ('problems' in read) throw new UnreadableInput(read.problems.map((problem) => `--${problem}`));
  const decision = router.route(read.situation);
  io.stdout.write(
    options.json === true
      ? `${JSON.stringify(answerOf(decision, read, input.agreement))}\n`
      : decisionText(decision, read, input, inkFor(io.stdout, io.env)),
  );
  return decision.outcome.owned ? FINE : FINDINGS;
}

function attributesOf(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new UnreadableInput([`--attribute: "${pair}" has no value; expected name=value`]);
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    }),
  );
}

const text = z.string().max(1_000);
const lineShape = z.strictObject({
  id: z.union([text, z.number(), z.null()]).optional(),
  at: text.optional(),
  window: text.optional(),
  category: z.union([text, z.array(text).max(50)]).optional(),
  type: text.optional(),
  tier: z.union([z.number(), text]).optional(),
  priority: text.optional(),
  impact: text.optional(),
  urgency: text.optional(),
  system: text.nullish(),
  site: text.nullish(),
  attributes: z.record(text, text.nullable()).optional(),
});

async function batch(router: Router, reader: SituationReader, io: Io): Promise<number> {
  let unowned = 0;
  const { errors } = await answerLines(io, (value, line): Answer => {
    const shape = lineShape.safeParse(value);
    if (!shape.success) {
      const problems = shape.error.issues
        .slice(0, 10)
        .map((issue) => `${issue.path.length === 0 ? 'line' : issue.path.join('.')}: ${issue.message}`);
      return { line, error: problems.join('; ') };
    }
    const { id, ...given } = shape.data;
    const own = id === undefined ? { line } : { line, id };
    const read = reader.read(given as SituationInput);
    if ('problems' in read) return { ...own, error: read.problems.join('; ') };
    const decision = router.route(read.situation);
    if (!decision.outcome.owned) unowned++;
    return { ...own, ...answerOf(decision, read, router.agreement) };
  });
  if (errors > 0) return UNREADABLE;
  return unowned > 0 ? FINDINGS : FINE;
}

/** When the clocks of an owned piece of work run out, if nothing pauses them. */
function dueOf({ outcome }: Decision<RouteOutcome>, { situation, at }: ReadSituation, agreement: Agreement) {
  if (!outcome.owned) return null;
  const target = targetOf(agreement, { policy: outcome.policy, priority: situation.priority, type: situation.type });
  if (target === null) return null;
  const calendar = calendarSet(agreement).calendar(target.calendar);
  const due = (ms: number | null) => (ms === null || at === null ? null : calendar.add(at, ms));
  return { target, respondBy: due(target.respondMs), resolveBy: due(target.resolveMs), zone: calendar.zone };
}

const orNever = (due: number | 'never' | null): string | null => (typeof due === 'number' ? instantText(due) : due);

function answerOf(decision: Decision<RouteOutcome>, read: ReadSituation, agreement: Agreement) {
  const due = dueOf(decision, read, agreement);
  return {
    situation: read.situation,
    at: read.at === null ? null : instantText(read.at),
    outcome: decision.outcome,
    respondBy: due === null ? null : orNever(due.respondBy),
    resolveBy: due === null ? null : orNever(due.resolveBy),
    causes: [...read.causes, ...decision.causes],
  };
}

function decisionText(decision: Decision<RouteOutcome>, read: ReadSituation, input: AgreementInput, ink: Ink): string {
  const { agreement } = input;
  const { outcome } = decision;
  const row = (label: string, value: string) => `  ${ink.faint(label.padEnd(12))} ${value}`;
  const lines: string[] = [];
  if (outcome.owned) {
    const due = dueOf(decision, read, agreement);
    const by = (moment: number | 'never' | null) => (typeof moment === 'number' ? momentText(due!.zone, moment) : moment);
    lines.push(
      ink.bold(ink.good(teamText(agreement, outcome.team))),
      row('Accountable', outcome.accountable === null ? 'nobody' : teamText(agreement, outcome.accountable)),
      row('Responsible', teamNames(agreement, outcome.responsible)),
    );
    if (outcome.consulted.length > 0) lines.push(row('Consulted', teamNames(agreement, outcome.consulted)));
    if (outcome.informed.length > 0) lines.push(row('Informed', teamNames(agreement, outcome.informed)));
    lines.push(row('scope', SCOPE_TEXT[outcome.scope]));
    const policy = policyOf(agreement, outcome.policy)?.name ?? outcome.policy;
    lines.push(row('policy', due === null ? `${policy}: no target for this priority` : `${policy}: ${targetText(due.target)}`));
    if (due?.respondBy != null) lines.push(row('respond by', String(by(due.respondBy))));
    if (due?.resolveBy != null) lines.push(row('resolve by', String(by(due.resolveBy))));
  } else
    lines.push(
      ink.bold(ink.bad('Nobody owns this')),
      '  It would be an alarm to the leads of both sides, and stand in the list of unowned work.',
    );
  lines.push('', ink.bold('Why'), row('situation', situationText(agreement, read.situation)));
  if (read.assumed.length > 0) lines.push(row('assumed', read.assumed.join(', ')));
  [...read.causes, ...decision.causes].forEach((cause, i) => {
    lines.push(`  ${ink.faint(`${i + 1}.`)} ${cause.text}${causePlace(cause, input, ink)}`);
  });
  return `${lines.join('\n')}\n`;
}

function causePlace(cause: Cause, { file, places }: AgreementInput, ink: Ink): string {
  const place = cause.ref === null ? null : places.find('rule', cause.ref);
  return place === null ? '' : `  ${ink.faint(placeText(file, place))}`;
}
