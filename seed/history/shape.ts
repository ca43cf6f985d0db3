/**
 * The measured shape of a real desk: 20,769 incidents of a company's ServiceNow instance, 2016-2017.
 *
 * Aggregates only, measured from: Amaral, Fantinato, Peres, "Incident management process enriched
 * event log", UCI Machine Learning Repository 498, CC BY 4.0. Durations are hours; each curve lists
 * [share of tickets, hours] and is read by logarithmic interpolation.
 */

/** Tickets opened in each hour of the week, Monday 00:00 first. */
export const ARRIVALS_BY_HOUR_OF_WEEK: readonly number[] = [
  25, 23, 10, 13, 15, 10, 39, 93, 524, 648, 567, 501, 279, 369, 446, 435, 318, 182, 70, 34, 26, 64, 25, 23, 28, 33, 21, 27, 10, 10, 51, 91,
  413, 521, 469, 360, 220, 268, 359, 322, 325, 180, 66, 37, 38, 47, 44, 17, 41, 30, 29, 11, 18, 18, 43, 108, 404, 476, 490, 428, 206, 266,
  414, 385, 340, 193, 86, 39, 33, 75, 33, 19, 33, 32, 17, 9, 15, 19, 26, 91, 336, 465, 445, 360, 207, 252, 326, 355, 290, 162, 77, 44, 29,
  63, 21, 18, 39, 21, 26, 17, 17, 16, 42, 82, 314, 393, 382, 364, 164, 184, 303, 282, 253, 151, 51, 26, 25, 38, 26, 23, 29, 27, 15, 13, 14,
  13, 26, 23, 41, 31, 35, 28, 18, 23, 17, 23, 26, 14, 21, 19, 7, 16, 16, 15, 21, 11, 8, 13, 5, 9, 21, 13, 36, 26, 52, 26, 16, 15, 26, 16,
  25, 16, 18, 14, 13, 12, 18, 17,
];

/** Tickets in each category, most frequent first. */
export const CATEGORY_MIX: readonly number[] = [
  2823, 2814, 2345, 1993, 1276, 940, 936, 879, 869, 731, 698, 547, 539, 525, 491, 456, 441, 395, 265, 200, 121, 118, 106, 66, 49, 47, 33,
  25, 11, 7, 6, 5, 4, 4, 1, 1, 1, 1,
];

/** Share of tickets of each priority. */
export const PRIORITY_MIX = { P1: 0.0106, P2: 0.0162, P3: 0.9415, P4: 0.0317 } as const;

/** Tickets with 0, 1, 2, … changes of group. */
export const REASSIGNMENTS: readonly number[] = [10926, 5370, 1952, 1075, 618, 339, 165, 129, 63, 48, 29];

/** Of the tickets with two changes of group or more, the share that came back to a group that had held it before. */
export const RETURN_SHARE = 0.5;

/** Share of tickets reopened at least once. */
export const REOPENED_SHARE = 0.0113;

/** Tickets with 0, 1, 2, 3 stretches of waiting. */
export const WAITS: readonly number[] = [15708, 4730, 299, 32];

/** What the stretches waited for. */
export const WAIT_REASONS = { requester: 5040, problem: 198, vendor: 188 } as const;

export type Curve = readonly (readonly [share: number, hours: number])[];

/** From opening to resolution, by priority. */
export const DURATION_HOURS: Readonly<Record<'P1' | 'P2' | 'P3' | 'P4', Curve>> = {
  P1: [
    [0, 0.5],
    [0.05, 1.45],
    [0.1, 2.72],
    [0.25, 16.32],
    [0.5, 79.12],
    [0.75, 263.42],
    [0.9, 676.68],
    [0.95, 1099.33],
    [1, 3700],
  ],
  P2: [
    [0, 0.2],
    [0.05, 0.72],
    [0.1, 1.48],
    [0.25, 5.45],
    [0.5, 48.32],
    [0.75, 239.7],
    [0.9, 381.68],
    [0.95, 576.53],
    [1, 1100],
  ],
  P3: [
    [0, 0.02],
    [0.05, 0.05],
    [0.1, 0.12],
    [0.25, 0.47],
    [0.5, 24.3],
    [0.75, 163.75],
    [0.9, 385.68],
    [0.95, 738],
    [1, 2900],
  ],
  P4: [
    [0, 0.01],
    [0.05, 0.02],
    [0.1, 0.03],
    [0.25, 0.17],
    [0.5, 23.18],
    [0.75, 190.47],
    [0.9, 647.6],
    [0.95, 1771.63],
    [1, 7000],
  ],
};

/** From resolution to closing. */
export const CLOSING_HOURS: Curve = [
  [0, 96],
  [0.05, 120.03],
  [0.5, 120.57],
  [0.75, 120.87],
  [0.9, 219.1],
  [0.95, 344.4],
  [1, 420],
];

/** Share of tickets of each priority that missed the desk's own target. */
export const MISSED_SHARE = { P1: 0.977, P2: 0.997, P3: 0.384, P4: 0.181 } as const;
