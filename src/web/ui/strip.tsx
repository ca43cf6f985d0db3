/**
 * A life as a band: who had it when. Pauses are hatched, returns are marked with a turning arrow.
 * The same is in a table for screen readers.
 */
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useId } from 'react';
import styles from './strip.module.css';
import { type Tone, toneSolid } from './tone.js';

export interface StripSegment {
  readonly key: string;
  /** Position in the whole, 0 to 1. */
  readonly from: number;
  readonly to: number;
  readonly tone: Tone;
  readonly paused: boolean;
  /** Longest first: the first one that fits is written into the segment. */
  readonly labels: readonly string[];
  /** The whole in words, on hover and in the table. */
  readonly title: string;
  readonly cells: readonly string[];
}

export interface StripMark {
  readonly key: string;
  readonly at: number;
  readonly title: string;
}

export interface StripProps {
  readonly label: string;
  readonly segments: readonly StripSegment[];
  readonly marks: readonly StripMark[];
  readonly columns: readonly string[];
  readonly start: ReactNode;
  readonly middle: ReactNode;
  readonly end: ReactNode;
}

const TOP = 9;
const HEIGHT = 28;
/** Average width of a letter at 11.5 px; only decides whether a label is shown. */
const LETTER = 6.1;

export function Strip({ label, segments, marks, columns, start, middle, end }: StripProps) {
  const { ref, width } = useElementSize();
  const id = useId();
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
          {segments.map((segment) => {
            const x = segment.from * width;
            const size = Math.max((segment.to - segment.from) * width, 2);
            const text = segment.labels.find((one) => one.length * LETTER + 14 < size);
            return (
              <g key={segment.key} className={styles.segment}>
                <title>{segment.title}</title>
                <rect x={x} y={TOP} width={size} height={HEIGHT} fill={segment.paused ? 'var(--pause)' : toneSolid(segment.tone)} />
                {segment.paused ? <rect x={x} y={TOP} width={size} height={HEIGHT} fill={`url(#${id}hatch)`} /> : null}
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
          })}
        </g>
        {marks.map((mark) => {
          const x = Math.min(Math.max(mark.at * width, 9), Math.max(width - 9, 9));
          return (
            <g key={mark.key} transform={`translate(${x} ${TOP})`}>
              <title>{mark.title}</title>
              <circle className={styles.bounce} r="8" />
              <path className={styles.bounceArrow} d="M3.5 2.6H-1a2.3 2.3 0 0 1 0-4.6h4M1.2-4.2l2.2 2.2L1.2.2" transform="scale(-1 1)" />
            </g>
          );
        })}
      </svg>
      <div className={styles.axis}>
        <span>{start}</span>
        <span>{middle}</span>
        <span>{end}</span>
      </div>
      <div className="visually-hidden">
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {segments.map((segment) => (
              <tr key={segment.key}>
                {segment.cells.map((cell, index) => (
                  <td key={columns[index]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
