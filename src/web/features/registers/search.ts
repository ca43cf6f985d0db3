/** What the address of the registers holds. */
import { REGISTER_KINDS, type RegisterKind } from '../../../core/registers/register.js';
import { oneOf, type Raw, text } from '../../lib/search.js';

export interface RegisterSearch {
  /** Systems when it is absent. */
  readonly register?: RegisterKind | undefined;
  readonly find?: string | undefined;
  /** Systems as a graph of what depends on what; a list without it. */
  readonly view?: 'graph' | undefined;
  /** The system that is chosen in the graph. */
  readonly system?: string | undefined;
}
export const registerSearch = (raw: Raw): RegisterSearch => ({
  register: oneOf(raw.register, REGISTER_KINDS),
  find: text(raw.find),
  view: oneOf(raw.view, ['graph']),
  system: text(raw.system),
});
