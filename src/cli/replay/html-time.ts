import { count, counted, percent } from '../numbers.js';
import { type Section, section } from './html-page.js';
import { chip, type Html, heatMap, html, NOTHING, type Row, split, table } from './html-parts.js';
import { clockLines, disagreements, numberLines, recordedCounts } from './view.js';

export const clocks: Section = ({ view }) => {
  const { measured, silent } = clockLines(view);
  const rows = measured.map((line): Row => {
    const { met, missed, open } = line.counts;
    const desk = recordedCounts(line);
    const judged = desk.met + desk.missed;
    return {
      cells: [
        `${line.kind} ${line.priority}`,
        count(met),
        count(missed),
        count(open),
        html`<b>${percent(met, met + missed)}</b>`,
        percent(desk.met, judged),
        judged === 0 ? '' : count(disagreements(line)),
        split(met, missed),
      ],
    };
  });
  const numeric = ['Met', 'Missed', 'Open', 'Kept', 'Desk says', 'They differ on'].map((name) => ({ name, numeric: true }));
  const body =
    rows.length === 0
      ? NOTHING
      : table('Clocks by priority', [{ name: 'Clock' }, ...numeric, { name: 'Met and missed', picture: true }], rows);
  return section(
    'Clocks',
    'Judged by the agreement from the recorded events, beside what the desk itself recorded.',
    body,
    ...silent.map((kind) => html`<p class="mute small">${kind}: no data, the history does not record it.</p>`),
  );
};

export const load: Section = ({ view, index }) => {
  const { load: all } = view.report;
  const used = [...all.before, ...all.after].filter((line) => line.hours.some((tickets) => tickets > 0));
  const most = Math.max(1, ...used.flatMap((line) => line.hours));
  const maps = (side: typeof all.before, word: string): Html[] =>
    [...side]
      .filter((line) => used.includes(line))
      .sort((a, b) => ((index(a.party) + 99) % 99) - ((index(b.party) + 99) % 99))
      .map((line) =>
        heatMap(
          line,
          index(line.party),
          most,
          [chip(index(line.party), line.party === '' ? 'Nobody' : line.name), ` ${word}`],
          `Tickets by hour of the week, ${line.party === '' ? 'nobody' : line.name}, ${word}`,
        ),
      );
  return section(
    'Load by hour of the week',
    `When tickets were created, and for whom: all weeks together, ${all.zone}. The darkest hour has ${counted(most, 'ticket')}.`,
    html`<h3>Before</h3><div class="maps">${maps(all.before, 'before')}</div><h3>After</h3><div class="maps">${maps(all.after, 'after')}</div>`,
  );
};

export const numbers: Section = ({ view }) => {
  const rows = numberLines(view).map(
    (line): Row => ({
      cells: [line.title, html`<b>${line.value}</b>`, count(line.restsOn), html`<span class="small">${line.definition}</span>`],
    }),
  );
  return rows.length === 0
    ? NOTHING
    : section(
        'Numbers',
        "Over the recorded lives, under the agreement's clocks.",
        table(
          'Numbers with their meaning',
          [{ name: 'Number' }, { name: 'Value', numeric: true }, { name: 'Rests on', numeric: true }, { name: 'What it says' }],
          rows,
        ),
      );
};
