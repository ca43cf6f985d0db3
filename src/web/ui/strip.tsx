/**
 * A life as a band: who had it when. Pauses are hatched, returns are marked with a turning arrow.
 * The pointer and the arrow keys go from stretch to stretch and say what each one is; the same is in a
 * table, which screen readers always find and everybody can show.
 */
import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useState } from 'react';
import styles from './strip.module.css';
import { drawnMarks, type StripMark, segmentAt } from './strip-marks.js';
import type { StripSegment } from './strip-segment.js';
import { StripTable } from './strip-table.js';
import { toneSolid } from './tone.js';

/** A claim over a part of the band. */
export interface StripClaim {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly settled: boolean;
  readonly title: string;
}

export interface StripProps {
  readonly label: string;
  readonly words: { readonly slider: string; readonly show: string; readonly hide: string };
  readonly segments: readonly StripSegment[];
  readonly marks: readonly StripMark[];
  readonly claims: readonly StripClaim[];
  readonly columns: readonly string[];
  readonly start: ReactNode;
  readonly middle: ReactNode;
  readonly end: ReactNode;
  /** Pressing a stretch, or Enter on it, chooses it. */
  readonly onChoose: (key: string) => void;
}

const TOP = 9;
const HEIGHT = 28;
/** Average width of a letter at 11.5 px; only decides whether a label is shown. */
const LETTER = 6.1;
const TIP = 340;

export function Strip({ label, words, segments, marks, claims, columns, start, middle, end, onChoose }: StripProps) {
  const { ref, width } = useElementSize();
  const id = useId();
  const [at, setAt] = useState(segments.length - 1);
  const [said, setSaid] = useState(false);
  const [table, setTable] = useState(false);
  const place = Math.min(Math.max(at, 0), segments.length - 1);
  const current = segments[place];
  const go = (to: number) => {
    setAt(Math.min(Math.max(to, 0), segments.length - 1));
    setSaid(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: place - 1, ArrowDown: place - 1, ArrowRight: place + 1, ArrowUp: place + 1, Home: 0, End: segments.length - 1 }[
      event.key
    ];
    if (to !== undefined) go(to);
    else if (event.key === 'Escape' && said) setSaid(false);
    else if ((event.key === 'Enter' || event.key === ' ') && current) onChoose(current.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const under = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return segmentAt(segments, (event.clientX - box.left) / Math.max(box.width, 1));
  };
  return (
    <div className={styles.strip} ref={ref}>
      <svg className={styles.svg} role="img" aria-label={label}>
        <defs>
          <pattern id={`${id}hatch`} width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="5" height="10" fill="var(--pause-stripe)" />
          </pattern>
          <clipPath id={`${id}round`}>
            <rect x="0" y={TOP} width={Math.max(width, 1)} height={HEIGHT} rx="6" />
          </clipPath>
        </defs>
        <g clipPath={width ? `url(#${id}round)` : undefined}>
          {segments.map((segment) => (
            <Segment key={segment.key} segment={segment} width={width} hatch={`url(#${id}hatch)`} />
          ))}
        </g>
        {claims.map((claim) => (
          <rect
            key={claim.key}
            className={styles.claim}
            data-settled={claim.settled || undefined}
            x={claim.from * width}
            y={TOP + HEIGHT + 2}
            width={Math.max((claim.to - claim.from) * width, 3)}
            height="4"
            rx="2"
          />
        ))}
        {said && current ? (
          <rect
            className={styles.current}
            x={current.from * width + 1}
            y={TOP + 1}
            width={Math.max((current.to - current.from) * width - 2, 2)}
            height={HEIGHT - 2}
            rx="4"
          />
        ) : null}
        {drawnMarks(marks, width).map((mark) => (
          <g key={mark.key} transform={`translate(${mark.x} ${TOP})`}>
            <circle className={styles.bounce} r="8" />
            {mark.count === 1 ? (
              <path className={styles.bounceArrow} d="M3.5 2.6H-1a2.3 2.3 0 0 1 0-4.6h4M1.2-4.2l2.2 2.2L1.2.2" transform="scale(-1 1)" />
            ) : (
              <text className={styles.bounceCount} y="4" textAnchor="middle">
                {mark.count}
              </text>
            )}
          </g>
        ))}
      </svg>
      <div
        className={styles.walk}
        role="slider"
        tabIndex={0}
        aria-label={words.slider}
        aria-valuemin={1}
        aria-valuemax={segments.length}
        aria-valuenow={place + 1}
        aria-valuetext={current?.title.replaceAll('\n', ', ') ?? ''}
        onFocus={() => setSaid(true)}
        onBlur={() => setSaid(false)}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => go(under(event))}
        onPointerLeave={(event) => setSaid(document.activeElement === event.currentTarget)}
        onClick={() => current && onChoose(current.key)}
      />
      {said && current ? (
        <div className={styles.tip} aria-hidden="true" style={{ left: tipLeft(current, width), maxWidth: Math.min(TIP, width) }}>
          {[current.title, ...over(marks, current), ...overClaims(claims, current)].join('\n')}
        </div>
      ) : null}
      <div className={styles.axis}>
        <span>{start}</span>
        <span>{middle}</span>
        <span>{end}</span>
      </div>
      <button type="button" className={styles.toggle} aria-expanded={table} aria-controls={`${id}table`} onClick={() => setTable(!table)}>
        {table ? words.hide : words.show}
      </button>
      <StripTable id={`${id}table`} caption={label} columns={columns} segments={segments} shown={table} />
    </div>
  );
}

function Segment({ segment, width, hatch }: { readonly segment: StripSegment; readonly width: number; readonly hatch: string }) {
  const x = segment.from * width;
  const size = Math.max((segment.to - segment.from) * width, 2);
  const text = segment.labels.find((one) => one.length * LETTER + 14 < size);
  return (
    <g>
      <rect x={x} y={TOP} width={size} height={HEIGHT} fill={segment.paused ? 'var(--pause)' : toneSolid(segment.tone)} />
      {segment.paused ? <rect x={x} y={TOP} width={size} height={HEIGHT} fill={hatch} /> : null}
      {segment.paused && segment.tone !== 'none' ? (
        <rect x={x} y={TOP + HEIGHT - 4} width={size} height="4" fill={toneSolid(segment.tone)} />
      ) : null}
      {segment.from > 0 ? <rect x={x - 0.5} y={TOP} width="1" height={HEIGHT} fill="var(--page)" /> : null}
      {text ? (
        <text className={styles.text} x={x + 8} y={TOP + HEIGHT / 2 + 4}>
          {text}
        </text>
      ) : null}
    </g>
  );
}

/** Beside the middle of its stretch, inside the band. */
function tipLeft({ from, to }: StripSegment, width: number): number {
  return Math.max(0, Math.min(((from + to) / 2) * width - TIP / 2, width - TIP));
}

/** What happened at the beginning of a stretch, or in it. */
const over = (marks: readonly StripMark[], { from, to }: StripSegment): string[] =>
  marks.filter((mark) => mark.at >= from && mark.at < to).map((mark) => mark.title);

const overClaims = (claims: readonly StripClaim[], { from, to }: StripSegment): string[] =>
  claims.filter((claim) => claim.from < to && claim.to > from).map((claim) => claim.title);
