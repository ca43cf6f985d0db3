import { count, counted, days, hours, percent, signed } from '../numbers.js';
import { arrow, cutOff, type Section, SHOWN, section } from './html-page.js';
import { alarm, bar, type Content, chip, html, NOTHING, type Row, table } from './html-parts.js';
import { partyName, recordedTickets } from './view.js';

export const unowned: Section = ({ view }) => {
  const { report } = view;
  const windows = new Map(view.agreement.windows.windows.map(({ id, name }) => [id, name]));
  const parts = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .sort((a, b) => b[1] - a[1])
      .map(([id, tickets]) => `${windows.get(id) ?? id} ${count(tickets)}`)
      .join(', ');
  const rows = report.unowned.slice(0, SHOWN).map(
    (group): Row => ({
      cells: [alarm(group.text), count(group.tickets), parts(group.windows), parts(group.priorities), group.samples.slice(0, 3).join(', ')],
    }),
  );
  const unknown = report.unknown.values
    .slice(0, SHOWN)
    .map((group): Row => ({ cells: [`${group.dimension} "${group.value}"`, count(group.tickets), group.samples.slice(0, 3).join(', ')] }));
  if (rows.length + unknown.length === 0) return NOTHING;
  const example = { name: 'For example' };
  return section(
    'Nobody owns',
    'Tickets that reached no rule of the agreement, or that it cannot route.',
    rows.length === 0
      ? NOTHING
      : table(
          'Without an owner',
          [{ name: 'Category' }, { name: 'Tickets', numeric: true }, { name: 'Coverage window' }, { name: 'Priority' }, example],
          rows,
        ),
    cutOff(report.unowned.length, 'category'),
    unknown.length === 0
      ? NOTHING
      : html`<h3>Not in the agreement</h3>${table('Not in the agreement', [{ name: 'Value' }, { name: 'Tickets', numeric: true }, example], unknown)}`,
  );
};

export const teams: Section = ({ view, index }) => {
  const { report } = view;
  const lines = report.teams.filter(({ before, after }) => before.tickets + after.tickets > 0);
  const most = Math.max(1, ...lines.flatMap(({ before, after }) => [before.tickets, after.tickets]));
  const row = (name: Content, party: Content, before: number, after: number, picture: Content, sum = false): Row => ({
    cells: [name, party, count(before), count(after), signed(after - before), picture],
    sum,
  });
  const rows = lines.map((line) => {
    const at = index(line.party);
    const picture = [bar(at, line.before.tickets, most, true), bar(at, line.after.tickets, most)];
    return row(
      line.name,
      line.party === null ? html`<span class="mute">outside the agreement</span>` : chip(at, partyName(view, line.party)),
      line.before.tickets,
      line.after.tickets,
      picture,
    );
  });
  rows.push(row(html`<span class="bad">Nobody</span>`, '', report.notRecorded.tickets, report.tickets - report.routed.owned, '', true));
  for (const line of report.parties) rows.push(row(chip(index(line.party), line.name), 'in all', line.before, line.after, '', true));
  const columns = [
    { name: 'Team' },
    { name: 'Party' },
    { name: 'Before', numeric: true },
    { name: 'After', numeric: true },
    { name: 'Change', numeric: true },
    { name: 'Before and after', picture: true },
  ];
  return section(
    'Who gets what',
    'Before: who first held the ticket in the history. After: who gets it under the agreement.',
    table('Tickets by team', columns, rows),
  );
};

export const moves: Section = ({ view, team }) => {
  const { report } = view;
  const rows = report.moves.slice(0, SHOWN).map(
    (move): Row => ({
      cells: [
        arrow(team(move.from), team(move.to)),
        count(move.tickets),
        move.crosses ? html`<span class="warn">yes</span>` : '',
        move.samples.slice(0, 3).join(', '),
      ],
    }),
  );
  const { judged, before, after } = report.landed;
  const landed =
    judged === 0
      ? NOTHING
      : html`<p>Given first to the team that in the end resolved it: <b>${percent(before, judged)}</b> by the desk, <b>${percent(after, judged)}</b> by the agreement, of ${counted(judged, 'ticket')}.</p>`;
  const columns = [{ name: 'From and to' }, { name: 'Tickets', numeric: true }, { name: 'Across the party line' }, { name: 'For example' }];
  return section(
    'What moves',
    `${count(report.moved)} of ${counted(recordedTickets(view), 'ticket')} with a recorded holder would have gone to another team first.`,
    rows.length === 0 ? NOTHING : table('Moves', columns, rows),
    cutOff(report.moves.length, 'move'),
    landed,
  );
};

export const handOffs: Section = ({ view, team, index }) => {
  const { handOffs: all, costliestBounces, load } = view.report;
  const name = (id: string): string => view.agreement.teams.find((one) => one.id === id)?.name ?? id;
  const lanes = all.lanes
    .slice(0, SHOWN)
    .map(
      (lane): Row => ({ cells: [arrow(team(lane.from), team(lane.to)), count(lane.crossings), count(lane.returns), count(lane.tickets)] }),
    );
  const bounces = costliestBounces.slice(0, SHOWN).map((bounce): Row => {
    const [from, to] = [chip(index(bounce.from.party), name(bounce.from.team)), chip(index(bounce.backTo.party), name(bounce.backTo.team))];
    return { cells: [bounce.number, hours(bounce.costMs), arrow(from, to), days(bounce.awayFrom, bounce.awayTo, load.zone)] };
  });
  const cost = all.costByParty.map(({ party, name: called, costMs }, at) => [
    at === 0 ? '' : ', ',
    html`${chip(index(party), called)} ${hours(costMs)}`,
  ]);
  const lead =
    all.crossings === 0
      ? 'None across the party line.'
      : `${counted(all.crossings, 'hand-off')} across the party line in ${counted(all.ticketsCrossing, 'ticket')}; ${counted(all.bounces, 'bounce')} in ${counted(all.ticketsBouncing, 'ticket')}.`;
  return section(
    'Hand-offs and bounces',
    lead,
    all.bounces === 0 ? NOTHING : html`<p>Business time that bounced tickets spent away: <b>${hours(all.costMs)}</b>. ${cost}</p>`,
    lanes.length === 0
      ? NOTHING
      : table(
          'Hand-offs by pair of teams',
          [
            { name: 'From and to' },
            { name: 'Hand-offs', numeric: true },
            { name: 'Returns', numeric: true },
            { name: 'Tickets', numeric: true },
          ],
          lanes,
        ),
    cutOff(all.lanes.length, 'pair'),
    bounces.length === 0
      ? NOTHING
      : html`<h3>The costliest bounces</h3>${table('Costliest bounces', [{ name: 'Ticket' }, { name: 'Cost', numeric: true }, { name: 'From, back to' }, { name: 'Away' }], bounces)}`,
  );
};
