/** Hours of the week as shades of text, one map for each party, side by side where there is room. */
import type { LoadLine } from '../../core/replay/report.js';
import { type Ink, widthOf } from '../ink.js';
import { count } from '../numbers.js';
import { WEEK } from './view.js';

const SHADES = [' ', '·', '░', '▒', '▓', '█'] as const;
const HOURS = '00    06    12    18    ';
const GAP = 4;

const LEVELS = SHADES.length - 1;

/** The shade of a number of tickets, by its square root so that quiet hours show; the same in every map. */
export const shade = (tickets: number, most: number): string =>
  tickets === 0 ? SHADES[0] : SHADES[Math.max(1, Math.ceil(Math.sqrt(tickets / most) * LEVELS - 1e-9))]!;

/** The largest number of tickets of each shade that occurs. */
const legend = (most: number): string => {
  const limits = SHADES.slice(1).map((mark, level) => ({ mark, limit: Math.floor(most * ((level + 1) / LEVELS) ** 2 + 1e-9) }));
  const used = limits.filter(({ limit }, level) => limit > (limits[level - 1]?.limit ?? 0));
  return used.map(({ mark, limit }) => `${mark} to ${count(limit)}`).join('  ');
};

/** @param colour of a party's map */
export const heatMaps = (
  lines: readonly LoadLine[],
  ink: Ink,
  colour: (party: string) => (text: string) => string,
  width: number,
): string[] => {
  const most = Math.max(1, ...lines.flatMap((line) => line.hours));
  const maps = lines.map(({ party, name, hours }) => {
    const total = count(hours.reduce((sum, tickets) => sum + tickets, 0));
    const paint = party === '' ? ink.bad : colour(party);
    const rows = WEEK.map(
      (weekday, index) =>
        `${ink.faint(weekday)} ${paint(
          hours
            .slice(index * 24, index * 24 + 24)
            .map((tickets) => shade(tickets, most))
            .join(''),
        )}`,
    );
    return [`    ${paint(name)} ${ink.faint(total)}`, `    ${ink.faint(HOURS)}`, ...rows];
  });
  const mapWidth = Math.max(28, ...maps.map((map) => widthOf(map[0]!)));
  const beside = Math.max(1, Math.floor((width - 2 + GAP) / (mapWidth + GAP)));
  const out: string[] = [];
  for (let from = 0; from < maps.length; from += beside) {
    const group = maps.slice(from, from + beside);
    if (from > 0) out.push('');
    for (let row = 0; row < group[0]!.length; row += 1) {
      const cells = group.map((map) => `${map[row]!}${' '.repeat(mapWidth - widthOf(map[row]!))}`);
      out.push(`  ${cells.join(' '.repeat(GAP))}`.trimEnd());
    }
  }
  out.push('', `      ${ink.faint(`${legend(most)}  tickets in that hour, all weeks together`)}`);
  return out;
};
