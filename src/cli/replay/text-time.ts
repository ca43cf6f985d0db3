import { count, percent } from '../numbers.js';
import { columns } from '../table.js';
import { heatMaps } from './heat-map.js';
import { heading, LEFT, RIGHT, type Section } from './text-pen.js';
import { clockLines, disagreements, numberLines, partyIndex, recordedCounts } from './view.js';

export const clocks: Section = (pen) => {
  const { measured, silent } = clockLines(pen.view);
  const rows = [
    ['', '', 'met', 'missed', 'open', 'kept', 'desk says', 'they differ on'].map(pen.faint),
    ...measured.map((line) => {
      const { met, missed, open } = line.counts;
      const desk = recordedCounts(line);
      const judged = desk.met + desk.missed;
      return [
        line.kind,
        line.priority,
        count(met),
        missed > 0 ? pen.bad(count(missed)) : '0',
        count(open),
        pen.bold(percent(met, met + missed)),
        percent(desk.met, judged),
        judged === 0 ? '' : count(disagreements(line)),
      ];
    }),
  ];
  const table = measured.length === 0 ? [] : columns(rows, [LEFT, LEFT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT]);
  const noData = silent.map((kind) => pen.faint(`  ${kind}: no data, the history does not record it`));
  return table.length + noData.length === 0
    ? []
    : [heading(pen, 'Clocks', 'under the agreement, beside what the desk recorded'), ...table, ...noData];
};

export const load: Section = (pen) => {
  const { load: all } = pen.view.report;
  const index = partyIndex(pen.view);
  const last = (party: string): number => (index(party) + 99) % 99;
  const lines = all.after.filter((line) => line.hours.some((tickets) => tickets > 0)).sort((a, b) => last(a.party) - last(b.party));
  if (lines.length === 0) return [];
  return [
    heading(pen, 'Load by hour of the week', `tickets created, by who gets them under the agreement, ${all.zone}`),
    ...heatMaps(lines, pen, (party) => pen.party(Math.max(0, index(party))), pen.width),
  ];
};

export const numbers: Section = (pen) => {
  const rows = numberLines(pen.view).map((line) => [line.title, pen.bold(line.value), pen.faint(`of ${count(line.restsOn)}`)]);
  return rows.length === 0
    ? []
    : [heading(pen, 'Numbers', "over the recorded lives, under the agreement's clocks"), ...columns(rows, [LEFT, RIGHT, RIGHT])];
};
