/** A replay as text for a terminal: the answer first, then who, what, when and where it hurts. */
import type { OutcomeSide, Side } from '../../core/replay/report.js';
import { cut, type Ink } from '../ink.js';
import { count, counted, days, percent } from '../numbers.js';
import { columns } from '../table.js';
import { fileNotes } from './notes.js';
import { heading, LEFT, more, type Pen, RIGHT, type Section, SHOWN } from './text-pen.js';
import { clocks, load, numbers } from './text-time.js';

import { bounces, handOffs, moves, teams, unowned } from './text-work.js';
import { partyIndex, type ReplayView, recordedTickets, sideName } from './view.js';

const opening: Section = (pen) => {
  const { report, receipt } = pen.view;
  const { firstAt, lastAt, routed } = report;
  const zone = report.load.zone;
  const when = firstAt === null || lastAt === null ? '' : `, created ${days(firstAt, lastAt, zone)}`;
  const refused = receipt.refused === 0 ? '' : `, ${counted(receipt.refused, 'row')} refused`;
  const ignored = receipt.ignored === 0 ? '' : `, ${counted(receipt.ignored, 'row')} ignored by rule`;
  const lines = [
    `${pen.bold(report.agreement.name)}, version ${report.agreement.version}`,
    pen.faint(`${receipt.source}: ${counted(report.tickets, 'ticket')} in ${counted(receipt.rows, 'row')}${refused}${ignored}${when}`),
    '',
  ];
  const owned = `${percent(routed.owned, report.tickets)} owned`;
  const rest = [
    routed.unowned > 0 ? pen.bad(`${counted(routed.unowned, 'ticket')} without an owner`) : '',
    routed.unknown > 0 ? pen.bad(`${counted(routed.unknown, 'ticket')} the agreement cannot route`) : '',
    recordedTickets(pen.view) > 0 ? `${count(report.moved)} would have gone to another team` : '',
  ].filter((text) => text !== '');
  lines.push([routed.owned === report.tickets ? pen.good(pen.bold(owned)) : pen.bold(owned), ...rest].join(pen.faint(' · ')));
  return lines;
};

const misfits: Section = (pen) => {
  const { misfits: all } = pen.view;
  if (all.length === 0) return [];
  const shown = all
    .slice(0, SHOWN)
    .map(({ text, nearest }) => `  ${pen.warn(text)}${nearest === null ? '' : pen.faint(`; the nearest is "${nearest}"`)}`);
  return [heading(pen, 'The mapping names what the agreement does not have'), ...shown, ...more(pen, all.length, 'name')];
};

const outcome = (pen: Pen, side: OutcomeSide): string => {
  if (side.outcome !== 'owned') return pen.bad(side.outcome === 'unowned' ? 'nobody' : 'cannot be routed');
  return `${pen.ofParty(side.party, cut(side.name ?? side.team ?? '', 26))}${side.scope === null || side.scope === 'included' ? '' : pen.faint(` (${side.scope})`)}`;
};

const compare: Section = (pen) => {
  const { compare: other } = pen.view.report;
  if (other === null) return [];
  const title = heading(
    pen,
    `Compared with ${other.agreement.name}, version ${other.agreement.version}`,
    `${count(other.different)} of ${count(other.same + other.different)} tickets differ`,
  );
  if (other.different === 0 && other.verdicts.length === 0) return [title, `  ${pen.good('every ticket goes the same way')}`];
  const changes = other.changes
    .slice(0, SHOWN)
    .map((change) => [
      outcome(pen, change.before),
      pen.faint('→'),
      outcome(pen, change.after),
      count(change.tickets),
      pen.faint(`${change.before.rule ?? '–'} → ${change.after.rule ?? '–'}`),
    ]);
  const verdicts = other.verdicts
    .slice(0, SHOWN)
    .map((change) => [`${change.kind} ${change.priority}`, `${change.before} → ${change.after}`, count(change.tickets)]);
  return [
    title,
    ...columns(changes, [LEFT, LEFT, LEFT, RIGHT, LEFT]),
    ...more(pen, other.changes.length, 'change'),
    ...(verdicts.length === 0 ? [] : ['', ...columns(verdicts, [LEFT, LEFT, RIGHT])]),
  ];
};

const aboutFile: Section = (pen) => {
  const lines = fileNotes(pen.view.receipt);
  return lines.length === 0 ? [] : [heading(pen, 'About the file'), ...lines.map((line) => pen.faint(`  ${line}`))];
};

const SECTIONS: readonly Section[] = [
  opening,
  misfits,
  unowned,
  teams,
  moves,
  clocks,
  handOffs,
  bounces,
  load,
  numbers,
  compare,
  aboutFile,
];

/**
 * @param width of the terminal in columns
 * @returns the whole report, with a line end at its end
 */
export const textReport = (view: ReplayView, ink: Ink, width = 100): string => {
  const index = partyIndex(view);
  const ofParty = (party: string | null, text: string): string => {
    const at = index(party);
    return at < 0 ? text : ink.party(at)(text);
  };
  const team = (side: Side): string => (side.team === null ? ink.bad('nobody') : ofParty(side.party, cut(sideName(side), 26)));
  const pen: Pen = { ...ink, width, view, team, ofParty };
  const parts = SECTIONS.map((section) => section(pen)).filter((lines) => lines.length > 0);
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
};
