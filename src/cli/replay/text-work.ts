import { cut } from '../ink.js';
import { count, counted, days, hours, percent, signed } from '../numbers.js';
import { columns } from '../table.js';
import { heading, LEFT, more, RIGHT, type Section, SHOWN } from './text-pen.js';
import { partyName, recordedTickets } from './view.js';

export const unowned: Section = (pen) => {
  const { report } = pen.view;
  if (report.unowned.length === 0 && report.unknown.values.length === 0) return [];
  const windows = new Map(pen.view.agreement.windows.windows.map(({ id, name }) => [id, name]));
  const parts = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .sort((a, b) => b[1] - a[1])
      .map(([id, tickets]) => `${windows.get(id) ?? id} ${count(tickets)}`)
      .join(', ');
  const rows = report.unowned
    .slice(0, SHOWN)
    .map((group) => [
      pen.bad(cut(group.text, 48)),
      count(group.tickets),
      pen.faint(parts(group.windows)),
      pen.faint(`e.g. ${group.samples[0] ?? ''}`),
    ]);
  const unknown = report.unknown.values
    .slice(0, SHOWN)
    .map((group) => [
      `${group.dimension} ${pen.warn(`"${cut(group.value, 40)}"`)}`,
      count(group.tickets),
      pen.faint('not in the agreement'),
      pen.faint(`e.g. ${group.samples[0] ?? ''}`),
    ]);
  return [
    ...(rows.length === 0
      ? []
      : [
          heading(pen, 'Nobody owns', counted(report.routed.unowned, 'ticket')),
          ...columns(rows, [LEFT, RIGHT, LEFT, LEFT]),
          ...more(pen, report.unowned.length, 'category'),
        ]),
    ...(rows.length > 0 && unknown.length > 0 ? [''] : []),
    ...(unknown.length === 0
      ? []
      : [
          heading(pen, 'Unknown to the agreement'),
          ...columns(unknown, [LEFT, RIGHT, LEFT, LEFT]),
          ...more(pen, report.unknown.values.length, 'value'),
        ]),
  ];
};

export const teams: Section = (pen) => {
  const { report } = pen.view;
  const lines = report.teams.filter(({ before, after }) => before.tickets + after.tickets > 0);
  const most = Math.max(1, ...lines.map(({ after }) => after.tickets));
  const bar = (tickets: number): string => '▇'.repeat(Math.round((tickets / most) * 20));
  const rows = [
    ['', '', 'before', 'after', 'change', ''].map(pen.faint),
    ...lines.map((line) => [
      cut(line.name, 28),
      line.party === null ? pen.faint('outside') : pen.ofParty(line.party, partyName(pen.view, line.party)),
      count(line.before.tickets),
      count(line.after.tickets),
      signed(line.after.tickets - line.before.tickets),
      pen.ofParty(line.party, bar(line.after.tickets)),
    ]),
  ];
  const missing = report.tickets - report.routed.owned;
  if (missing > 0 || report.notRecorded.tickets > 0) {
    const nobody = missing > 0 ? pen.bad(count(missing)) : '0';
    rows.push([pen.bold('Nobody'), '', count(report.notRecorded.tickets), nobody, signed(missing - report.notRecorded.tickets), '']);
  }
  for (const { party, name, before, after } of report.parties.filter((line) => line.before + line.after > 0))
    rows.push([pen.bold(pen.ofParty(party, name)), pen.faint('in all'), count(before), count(after), signed(after - before), '']);
  return [
    heading(pen, 'Who gets what', 'first holder in the history, and by the agreement'),
    ...columns(rows, [LEFT, LEFT, RIGHT, RIGHT, RIGHT, LEFT]),
  ];
};

export const moves: Section = (pen) => {
  const { report } = pen.view;
  if (report.moves.length === 0) return [];
  const rows = report.moves
    .slice(0, SHOWN)
    .map((move) => [
      pen.team(move.from),
      pen.faint('→'),
      pen.team(move.to),
      count(move.tickets),
      move.crosses ? pen.warn('across the party line') : '',
    ]);
  const { judged, before, after } = report.landed;
  const landed =
    judged === 0
      ? []
      : [
          '',
          `  Given first to the team that in the end resolved it: ${pen.bold(percent(before, judged))} by the desk, ${pen.bold(percent(after, judged))} by the agreement ${pen.faint(`(of ${count(judged)})`)}`,
        ];
  return [
    heading(pen, 'What moves', `${count(report.moved)} of ${count(recordedTickets(pen.view))} tickets with a recorded holder`),
    ...columns(rows, [LEFT, LEFT, LEFT, RIGHT, LEFT]),
    ...more(pen, report.moves.length, 'move'),
    ...landed,
  ];
};

export const handOffs: Section = (pen) => {
  const { handOffs: all } = pen.view.report;
  const title = heading(pen, 'Hand-offs', 'across the party line, as the desk made them');
  if (all.crossings === 0) return [title, '  none'];
  const said = all.recordedReassignments;
  const cost = all.costByParty.map(({ party, name, costMs }) => `${hours(costMs)} at ${pen.ofParty(party, name)}`).join(', ');
  const lines = [
    `  ${counted(all.crossings, 'hand-off')} in ${counted(all.ticketsCrossing, 'ticket')}, ${pen.bold(counted(all.bounces, 'bounce'))} in ${counted(all.ticketsBouncing, 'ticket')}`,
  ];
  if (all.bounces > 0) lines.push(`  The bounces cost ${pen.bold(hours(all.costMs))} of business time: ${cost}`);
  if (said !== null) lines.push(pen.faint(`  The desk counts ${counted(said, 'reassignment')} of any kind`));
  const rows = [
    ['', '', '', 'hand-offs', 'returns'].map(pen.faint),
    ...all.lanes
      .slice(0, SHOWN)
      .map((lane) => [pen.team(lane.from), pen.faint('→'), pen.team(lane.to), count(lane.crossings), count(lane.returns)]),
  ];
  return [title, ...lines, ...columns(rows, [LEFT, LEFT, LEFT, RIGHT, RIGHT]), ...more(pen, all.lanes.length, 'pair')];
};

export const bounces: Section = (pen) => {
  const { report } = pen.view;
  if (report.costliestBounces.length === 0) return [];
  const team = (id: string): string => pen.view.agreement.teams.find((one) => one.id === id)?.name ?? id;
  const rows = report.costliestBounces
    .slice(0, SHOWN)
    .map((bounce) => [
      bounce.number,
      hours(bounce.costMs),
      `${pen.ofParty(bounce.from.party, cut(team(bounce.from.team), 24))} ${pen.faint('back to')} ${pen.ofParty(bounce.backTo.party, cut(team(bounce.backTo.team), 24))}`,
      pen.faint(`away ${days(bounce.awayFrom, bounce.awayTo, report.load.zone)}`),
    ]);
  return [heading(pen, 'Costliest bounces', 'business time before the ticket came back'), ...columns(rows, [LEFT, RIGHT, LEFT, LEFT])];
};
