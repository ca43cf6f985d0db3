/** A replay as one HTML file: nothing loaded from elsewhere, no script, light and dark, made to be printed. */
import type { OutcomeSide, Side } from '../../core/replay/report.js';
import { count, counted, days, hours, percent } from '../numbers.js';
import { arrow, cutOff, type Page, type Section, SHOWN, section } from './html-page.js';
import { alarm, type Content, chip, type Html, html, NOTHING, type Row, render, table } from './html-parts.js';
import { STYLE } from './html-style.js';
import { clocks, load, numbers } from './html-time.js';

import { handOffs, moves, teams, unowned } from './html-work.js';
import { fileNotes } from './notes.js';
import { clockLines, partyIndex, type ReplayView, recordedCounts, recordedTickets, sideName } from './view.js';

const figures: Section = ({ view }) => {
  const { report } = view;
  const { routed, handOffs } = report;
  const resolve = clockLines(view).measured.filter(({ kind }) => kind === 'resolve');
  const sum = (of: (line: (typeof resolve)[number]) => number): number => resolve.reduce((total, line) => total + of(line), 0);
  const [met, missed] = [sum(({ counts }) => counts.met), sum(({ counts }) => counts.missed)];
  const [deskMet, deskMissed] = [sum((line) => recordedCounts(line).met), sum((line) => recordedCounts(line).missed)];
  const missing = routed.unowned + routed.unknown;
  const figure = (name: string, value: Content, note: string): Html =>
    html`<div><dt>${name}</dt><dd>${value}<small>${note}</small></dd></div>`;
  return html`<dl class="figures">${[
    figure(
      'Owned',
      percent(routed.owned, report.tickets),
      missing === 0 ? 'every ticket has a team' : `${counted(missing, 'ticket')} without one`,
    ),
    figure(
      'Would have moved',
      recordedTickets(view) === 0 ? 'no data' : count(report.moved),
      `of ${count(recordedTickets(view))} with a recorded holder`,
    ),
    figure('Resolved in time', percent(met, met + missed), `the desk recorded ${percent(deskMet, deskMet + deskMissed)}`),
    figure('Bounces', count(handOffs.bounces), `${hours(handOffs.costMs)} of business time`),
  ]}</dl>
`;
};

const compare: Section = ({ view, index }) => {
  const { compare: other } = view.report;
  if (other === null) return NOTHING;
  const outcome = (side: OutcomeSide): Html =>
    side.outcome === 'owned'
      ? chip(index(side.party), `${side.name ?? side.team}${side.scope === 'included' || side.scope === null ? '' : `, ${side.scope}`}`)
      : alarm(side.outcome === 'unowned' ? 'nobody' : 'cannot be routed');
  const changes = other.changes.slice(0, SHOWN).map(
    (change): Row => ({
      cells: [
        arrow(outcome(change.before), outcome(change.after)),
        count(change.tickets),
        `${change.before.rule ?? 'none'} → ${change.after.rule ?? 'none'}`,
        change.samples.slice(0, 3).join(', '),
      ],
    }),
  );
  const verdicts = other.verdicts
    .slice(0, SHOWN)
    .map((change): Row => ({ cells: [`${change.kind} ${change.priority}`, `${change.before} → ${change.after}`, count(change.tickets)] }));
  return section(
    `Compared with version ${other.agreement.version}`,
    `${other.agreement.name}, version ${other.agreement.version}: ${count(other.different)} of ${counted(other.same + other.different, 'ticket')} would be decided otherwise.`,
    changes.length === 0
      ? NOTHING
      : table(
          'Changed outcomes',
          [{ name: 'From and to' }, { name: 'Tickets', numeric: true }, { name: 'Rule' }, { name: 'For example' }],
          changes,
        ),
    cutOff(other.changes.length, 'change'),
    verdicts.length === 0
      ? NOTHING
      : table('Changed clocks', [{ name: 'Clock' }, { name: 'Verdict' }, { name: 'Tickets', numeric: true }], verdicts),
  );
};

const file: Section = ({ view }) => {
  const { receipt, misfits } = view;
  const notes = [
    ...misfits.map(({ text, nearest }) => `${text}${nearest === null ? '' : `; the nearest is "${nearest}"`}`),
    ...fileNotes(receipt),
  ];
  return section(
    'About the file',
    `${receipt.source}: ${counted(receipt.rows, 'row')}, of which ${count(receipt.used)} used, ${count(receipt.refused)} refused and ${count(receipt.ignored)} ignored by rule.`,
    notes.length === 0 ? NOTHING : html`<ul class="small">${notes.map((note) => html`<li>${note}</li>`)}</ul>`,
  );
};

const SECTIONS: readonly Section[] = [figures, unowned, teams, moves, clocks, handOffs, load, numbers, compare, file];

/** @returns a whole HTML document; the same view gives the same bytes */
export const htmlReport = (view: ReplayView): string => {
  const { report } = view;
  const index = partyIndex(view);
  const team = (side: Side): Html => (side.team === null ? alarm('nobody') : chip(index(side.party), sideName(side)));
  const page: Page = { view, team, index };
  const title = `Replay: ${report.agreement.name}, version ${report.agreement.version}`;
  const when =
    report.firstAt === null || report.lastAt === null ? '' : `, created ${days(report.firstAt, report.lastAt, report.load.zone)}`;
  return render(html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${{ html: STYLE }}</style></head>
<body><main><header><h1>${report.agreement.name}</h1><p class="mute">Version ${String(report.agreement.version)}, replayed over ${counted(report.tickets, 'ticket')} of ${view.receipt.source}${when}</p></header>
${SECTIONS.map((one) => one(page))}<footer>Agreement ${report.agreement.id}, hash ${report.agreement.hash}</footer></main></body></html>
`);
};
