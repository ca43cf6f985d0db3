/** An expected "no", thrown out of a handler: rolls its transaction back and becomes a problem document. */
import { type Place, PROBLEMS, type Problem, type ProblemCode } from '../../../contract/errors.js';
import type { Cause } from '../../../core/decision.js';

export interface RefusalDetails {
  readonly detail?: string;
  readonly causes?: readonly Cause[];
  readonly places?: readonly Place[];
  readonly headers?: Readonly<Record<string, string>>;
}

export class Refusal extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly details: RefusalDetails = {},
  ) {
    super(details.detail ?? PROBLEMS[code].title);
    this.name = 'Refusal';
  }
}

/** Outside the actor's reach, or not there at all: the answer is the same. */
export const notFound = (): Refusal => new Refusal('not-found');

/** Inside reach, but not allowed: with the reasons. */
export const forbidden = (causes: readonly Cause[]): Refusal => new Refusal('forbidden', reasons(causes));

/** The rules do not allow it in the present state: with the reasons. */
export const refused = (causes: readonly Cause[]): Refusal => new Refusal('refused', reasons(causes));

/** Input that only the rules could judge, such as an unknown category: every place at once. */
export const invalid = (places: readonly Place[]): Refusal => new Refusal('invalid', { places });

const reasons = (causes: readonly Cause[]): RefusalDetails => ({ causes, ...(causes[0] ? { detail: causes[0].text } : {}) });

/** The document of a refusal. */
export function problemOf(code: ProblemCode, { detail, causes = [], places = [] }: RefusalDetails = {}): Problem {
  const { status, title } = PROBLEMS[code];
  return { type: `urn:tandem:problem:${code}`, code, title, status, detail: detail ?? null, causes: [...causes], places: [...places] };
}
