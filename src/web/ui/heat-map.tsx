/**
 * Hours of the week as a grid of days and hours; the darker, the more. The arrow keys move a cursor
 * whose value is read out, and the same numbers are in a table.
 */
import { scaleSqrt } from 'd3-scale';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import styles from './heat-map.module.css';
import { type Tone, toneSolid } from './tone.js';

export interface HeatMapProps {
  readonly title: ReactNode;
  readonly label: string;
  readonly tone: Tone;
  /** 168 numbers, Monday 00:00 first. */
  readonly hours: readonly number[];
  /** The number that is darkest; the same for all maps that are compared. */
  readonly most: number;
  /** Seven names, Monday first. */
  readonly days: readonly string[];
  readonly hourLabel: string;
  readonly tableLabel: string;
  readonly hint: string;
  /** The words for one hour. */
  readonly read: (hour: number) => string;
  readonly onOpen?: ((hour: number) => void) | undefined;
}

const LEFT = 32;
const TOP = 4;
const WIDTH = 20;
const HEIGHT = 17;
const BOTTOM = 16;

export function HeatMap({ title, label, tone, hours, most, days, hourLabel, tableLabel, hint, read, onOpen }: HeatMapProps) {
  const [cursor, setCursor] = useState<number | null>(null);
  const shade = scaleSqrt()
    .domain([0, Math.max(most, 1)])
    .range([0.06, 1])
    .clamp(true);
  const onKey = (event: KeyboardEvent) => {
    const at = cursor ?? 0;
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 24, ArrowUp: -24 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setCursor(Math.max(0, Math.min(167, cursor === null ? 0 : at + step)));
    }
    if (event.key === 'Enter' && cursor !== null) onOpen?.(cursor);
  };
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>{title}</figcaption>
      <div className={styles.scroll}>
        <svg
          className={styles.svg}
          viewBox={`0 0 ${LEFT + 24 * WIDTH} ${TOP + 7 * HEIGHT + BOTTOM}`}
          role="application"
          aria-label={`${label}. ${hint}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
          tabIndex={0}
          onKeyDown={onKey}
          onFocus={() => setCursor((at) => at ?? 0)}
          onBlur={() => setCursor(null)}
          onPointerLeave={() => setCursor(null)}
        >
          {days.map((day, at) => (
            <text key={day} className={styles.axis} x={LEFT - 6} y={TOP + at * HEIGHT + 12} textAnchor="end">
              {day}
            </text>
          ))}
          {hours.map((count, hour) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; keys reach the same
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: an hour of the week is its own key
              key={hour}
              x={LEFT + (hour % 24) * WIDTH}
              y={TOP + Math.floor(hour / 24) * HEIGHT}
              width={WIDTH - 1}
              height={HEIGHT - 1}
              rx="2"
              fill={count === 0 ? 'var(--hover)' : toneSolid(tone)}
              fillOpacity={count === 0 ? 0.7 : shade(count)}
              onPointerEnter={() => setCursor(hour)}
              onClick={() => onOpen?.(hour)}
            />
          ))}
          {cursor === null ? null : (
            <rect
              className={styles.cursor}
              x={LEFT + (cursor % 24) * WIDTH}
              y={TOP + Math.floor(cursor / 24) * HEIGHT}
              width={WIDTH - 1}
              height={HEIGHT - 1}
              rx="2"
            />
          )}
          {[0, 6, 12, 18].map((hour) => (
            <text key={hour} className={styles.axis} x={LEFT + hour * WIDTH} y={TOP + 7 * HEIGHT + 11}>
              {String(hour).padStart(2, '0')}:00
            </text>
          ))}
        </svg>
      </div>
      <p className={styles.reading} aria-live="polite">
        {cursor === null ? '' : read(cursor)}
      </p>
      <details className={styles.table}>
        <summary>{tableLabel}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable */}
        <section className={styles.scroll} aria-label={label} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{hourLabel}</th>
                {Array.from({ length: 24 }, (_, hour) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the hour is the key
                  <th key={hour} scope="col">
                    {hour}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.map((day, at) => (
                <tr key={day}>
                  <th scope="row">{day}</th>
                  {hours.slice(at * 24, at * 24 + 24).map((count, hour) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the hour is the key
                    <td key={hour}>{count}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}
