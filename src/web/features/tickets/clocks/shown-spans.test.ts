import { describe, expect, test } from 'vitest';
import { type Span, shownSpans } from './shown-spans.js';

const desk = { team: 'service-desk', party: 'northwind' };
const onsite = { team: 'onsite-it', party: 'internal' };
const span = (from: number, to: number | null, more: Partial<Span> = {}) => ({
  from,
  to,
  holder: desk,
  status: 'open' as const,
  waitingOn: null,
  businessMs: (to ?? 100) - from,
  ...more,
});
const seen = (spans: Parameters<typeof shownSpans>[0]['spans'], asOf = 100) =>
  shownSpans({ spans, asOf }).map(({ from, end, holder, waitingOn, businessMs }) => [from, end, holder?.team, waitingOn, businessMs]);

describe('the stretches of the strip', () => {
  test('the one that goes on ends now', () => {
    expect(seen([span(0, null)])).toEqual([[0, 100, 'service-desk', null, 100]]);
  });

  test('neighbours that look alike are one, with the time of both', () => {
    expect(seen([span(0, 10, { status: 'new' }), span(10, 40), span(40, null, { holder: onsite })])).toEqual([
      [0, 40, 'service-desk', null, 40],
      [40, 100, 'onsite-it', null, 60],
    ]);
  });

  test('waiting stays apart from holding, and from waiting for somebody else', () => {
    const waiting = (from: number, to: number, waitingOn: 'requester' | 'third-party') => span(from, to, { status: 'waiting', waitingOn });
    expect(seen([span(0, 10), waiting(10, 20, 'requester'), waiting(20, 30, 'third-party'), span(30, null)]).map((one) => one[3])).toEqual([
      null,
      'requester',
      'third-party',
      null,
    ]);
  });

  test('what comes after the last resolution is left out; a resolution that did not last stays', () => {
    const resolved = (from: number, to: number | null) => span(from, to, { status: 'resolved' });
    expect(seen([span(0, 10), resolved(10, 20), span(20, 30), resolved(30, 40), span(40, null, { status: 'closed' })])).toEqual([
      [0, 10, 'service-desk', null, 10],
      [10, 20, 'service-desk', null, 10],
      [20, 30, 'service-desk', null, 10],
    ]);
  });

  test('a stretch without length is not drawn, unless it is all there is', () => {
    expect(seen([span(0, 0, { holder: onsite }), span(0, null)]).length).toBe(1);
    expect(seen([span(100, null)])).toEqual([[100, 100, 'service-desk', null, 0]]);
  });
});
