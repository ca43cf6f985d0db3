import { describe, expect, test } from 'vitest';
import { shade } from './heat-map.js';
import { alarm, bar, chip, heatMap, html, render, split, table, tone } from './html-parts.js';

const NASTY = `<img src=x onerror="alert('1')">&`;
const SAFE = '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;';
const hours = (...some: [number, number][]) => Array.from({ length: 168 }, (_, hour) => some.find(([at]) => at === hour)?.[1] ?? 0);

describe('markup', () => {
  test('whatever a history says stays text', () => {
    expect(render(html`<p title="${NASTY}">${[NASTY, html`<b>${NASTY}</b>`]}</p>`)).toBe(`<p title="${SAFE}">${SAFE}<b>${SAFE}</b></p>`);
    const pieces = [
      chip(0, NASTY),
      alarm(NASTY),
      table(NASTY, [{ name: NASTY }], [{ cells: [NASTY] }]),
      heatMap({ party: NASTY, name: NASTY, hours: hours([3, 1]) }, 0, 1, NASTY, NASTY),
    ];
    for (const piece of pieces) expect(render(piece)).not.toContain('<img');
  });

  test('a party has one colour: the internal one its own, providers in turn, nobody none', () => {
    expect([0, 1, 2, 3, 4, -1].map(tone)).toEqual(['p0', 'p1', 'p2', 'p3', 'p1', 'none']);
  });

  test('a table names its rows and columns, and hides pictures from readers of text', () => {
    const made = render(
      table(
        'Teams',
        [{ name: 'Team' }, { name: 'Tickets', numeric: true }, { name: 'Bar', picture: true }],
        [{ cells: ['Desk', '3', bar(1, 3, 6)], sum: true }],
      ),
    );
    expect(made).toContain('<caption>Teams</caption>');
    expect(made).toContain('<th scope="col" class="n">Tickets</th><th scope="col" class="bars" aria-hidden="true">Bar</th>');
    expect(made).toContain(
      '<tr class="sum"><th scope="row">Desk</th><td class="n">3</td><td class="bars" aria-hidden="true"><span class="track"><span class="fill p1" style="width:50.0%">',
    );
  });

  test('a heat map has a name, a picture, and the same numbers as a table', () => {
    const made = render(heatMap({ party: 'a', name: 'A', hours: hours([0, 4], [30, 1]) }, 0, 4, 'A', 'Tickets of A'));
    expect(made).toContain('role="img" aria-label="Tickets of A; the numbers are in the table below"');
    expect(made).toContain('<rect class="cell p0" fill-opacity="1.00" x="32" y="0"');
    expect(made).toContain('<title>Tue 06:00: 1</title>');
    expect(made.match(/<rect class="cell empty"/g)).toHaveLength(166);
    expect(made).toContain('<th scope="row">Tue</th><td class="n">0</td>');
  });

  test('shares are drawn without dividing by nothing', () => {
    expect(render(split(0, 0))).toContain('width:0.0%');
    expect(render(bar(0, 0, 0))).toContain('width:0.0%');
  });
});

test('shades of text follow the square root, and only nothing is blank', () => {
  expect([0, 1, 4, 5, 16, 36, 64, 65, 100].map((tickets) => shade(tickets, 100)).join('')).toBe(' ··░░▒▓██');
});
