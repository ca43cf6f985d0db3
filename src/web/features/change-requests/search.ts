/** What the address of the list of requests says. */
import { changeRequestState } from '../../../contract/change-requests.js';

export const REQUEST_STATES = changeRequestState.options;

export interface RequestSearch {
  readonly state?: (typeof REQUEST_STATES)[number] | undefined;
}

/** Anything odd is left out. */
export const requestSearch = (raw: Readonly<Record<string, unknown>>): RequestSearch => ({
  state: REQUEST_STATES.find((state) => state === raw.state),
});
