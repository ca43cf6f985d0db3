/** What every section of an HTML report is written with. */
import type { Side } from '../../core/replay/report.js';
import { counted } from '../numbers.js';
import { type Content, type Html, html, NOTHING } from './html-parts.js';
import type { ReplayView } from './view.js';

export const SHOWN = 25;

export interface Page {
  readonly view: ReplayView;
  readonly team: (side: Side) => Html;
  readonly index: (party: string | null) => number;
}

export type Section = (page: Page) => Html;

export const section = (
  title: string,
  lead: Content,
  ...body: readonly Html[]
): Html => html`<section><h2>${title}</h2><p class="mute">${lead}</p>${body}</section>
`;

export const arrow = (from: Html, to: Html): Content => [from, html`<span class="arrow" aria-label="to">→</span>`, to];

export const cutOff = (all: number, noun: string): Html =>
  all > SHOWN ? html`<p class="mute small">and ${counted(all - SHOWN, noun)} more</p>` : NOTHING;
