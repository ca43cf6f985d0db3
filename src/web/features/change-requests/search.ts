/** What the address of the list of requests says. */
import { CHANGE_REQUEST_STATES } from '../../../contract/change-requests.js';

export interface RequestSearch {
  readonly state?: (typeof CHANGE_REQUEST_STATES)[number] | undefined;
}

/** Anything odd is left out. */
export const requestSearch = (raw: Readonly<Record<string, unknown>>): RequestSearch => ({
  state: CHANGE_REQUEST_STATES.find((state) => state === raw.state),
});
