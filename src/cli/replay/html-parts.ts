/** The pieces that an HTML report is put together from. Every text is escaped here and nowhere else. */
import type { LoadLine } from '../../core/replay/report.js';
import { count } from '../numbers.js';
import { WEEK } from './view.js';

/** Markup that is safe to put into a page. */
export interface Html {
  readonly html: string;
}

export type Content = Html | string | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);

export const render = (content: Content): string => {
  if (typeof content === 'string') return escaped(content);
  return 'html' in content ? content.html : content.map(render).join('');
};

/** Markup with values in it: texts among them are escaped. */
export const html = (parts: TemplateStringsArray, ...values: readonly Content[]): Html => ({
  html: parts.map((part, index) => part + (index < values.length ? render(values[index]!) : '')).join(''),
});

export const NOTHING: Html = { html: '' };

/** `p0` is the internal party, `p1` to `p3` providers. */
export const tone = (index: number): string => (index < 0 ? 'none' : `p${index === 0 ? 0 : ((index - 1) % 3) + 1}`);

export const chip = (index: number, text: string): Html => html`<span class="chip ${tone(index)}">${text}</span>`;

export const alarm = (text: string): Html => html`<span class="chip alarm">${text}</span>`;

export interface Column {
  readonly name: string;
  readonly numeric?: boolean;
  /** A picture of what other columns say: hidden from readers of text. */
  readonly picture?: boolean;
}

export interface Row {
  /** The first cell names the row. */
  readonly cells: readonly Content[];
  readonly sum?: boolean;
}

export const table = (caption: string, columns: readonly Column[], rows: readonly Row[]): Html => {
  const attributes = ({ numeric, picture }: Column): Html => ({
    html: picture === true ? ' class="bars" aria-hidden="true"' : numeric === true ? ' class="n"' : '',
  });
  const head = columns.map((column) => html`<th scope="col"${attributes(column)}>${column.name}</th>`);
  const body = rows.map(({ cells, sum }) => {
    const filled = cells.map((cell, index) =>
      index === 0 ? html`<th scope="row">${cell}</th>` : html`<td${attributes(columns[index]!)}>${cell}</td>`,
    );
    return html`<tr${sum === true ? { html: ' class="sum"' } : NOTHING}>${filled}</tr>
`;
  });
  return html`<div class="wide" role="region" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>
${body}</tbody></table></div>`;
};

/** A bar of a share of the widest one. */
export const bar = (index: number, value: number, most: number, faint = false): Html => {
  const width = most === 0 ? 0 : (value / most) * 100;
  return html`<span class="track${faint ? ' before' : ''}"><span class="fill ${tone(index)}" style="width:${width.toFixed(1)}%"></span></span>`;
};

export const split = (met: number, missed: number): Html => {
  const all = Math.max(1, met + missed);
  return html`<span class="split"><i class="met" style="width:${((met / all) * 100).toFixed(1)}%"></i><i class="missed" style="width:${((missed / all) * 100).toFixed(1)}%"></i></span>`;
};

const LEFT = 32;
const WIDE = 20;
const HIGH = 17;

/** Hours of the week as a picture, and the same numbers as a table. Darkness follows the square root, so that quiet hours show. */
export const heatMap = (line: LoadLine, index: number, most: number, title: Content, label: string): Html => {
  const cells = line.hours.map((tickets, hour) => {
    const place = `x="${LEFT + (hour % 24) * WIDE}" y="${Math.floor(hour / 24) * HIGH}"`;
    const when = `${WEEK[Math.floor(hour / 24)]} ${String(hour % 24).padStart(2, '0')}:00`;
    const shade = tickets === 0 ? 'empty' : `${tone(index)}" fill-opacity="${(0.06 + 0.94 * Math.sqrt(tickets / most)).toFixed(2)}`;
    return {
      html: `<rect class="cell ${shade}" ${place} width="${WIDE - 1}" height="${HIGH - 1}" rx="2"><title>${when}: ${count(tickets)}</title></rect>`,
    };
  });
  const days = WEEK.map((weekday, row) => ({ html: `<text x="${LEFT - 6}" y="${row * HIGH + 12}" text-anchor="end">${weekday}</text>` }));
  const hours = [0, 6, 12, 18].map((hour) => ({
    html: `<text x="${LEFT + hour * WIDE}" y="${7 * HIGH + 11}">${String(hour).padStart(2, '0')}:00</text>`,
  }));
  const columns: Column[] = [{ name: 'Day' }, ...Array.from({ length: 24 }, (_, hour) => ({ name: String(hour), numeric: true }))];
  const rows = WEEK.map((weekday, row): Row => ({ cells: [weekday, ...line.hours.slice(row * 24, row * 24 + 24).map(count)] }));
  return html`<figure><figcaption>${title}</figcaption><svg viewBox="0 0 ${String(LEFT + 24 * WIDE)} ${String(7 * HIGH + 16)}" role="img" aria-label="${label}; the numbers are in the table below">${days}${cells}${hours}</svg><details><summary>Numbers</summary>${table(label, columns, rows)}</details></figure>
`;
};
