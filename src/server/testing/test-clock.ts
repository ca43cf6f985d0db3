import type { Instant } from '../../core/time.js';
import type { Clock } from '../platform/clock.js';

/** A clock that stands until it is moved. */
export class TestClock implements Clock {
  constructor(private instant: Instant = Date.UTC(2026, 2, 10, 14, 0)) {}

  now(): Instant {
    return this.instant;
  }

  set(instant: Instant): void {
    this.instant = instant;
  }

  advance(ms: number): void {
    this.instant += ms;
  }
}
