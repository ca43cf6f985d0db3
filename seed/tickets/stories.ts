/** All stories of the sample, in no order: the builder sorts by time. */
import { accounts } from './accounts.js';
import { business } from './business.js';
import { hardware } from './hardware.js';
import { network } from './network.js';
import { operations } from './operations.js';
import type { Story } from './story.js';
import { visitors } from './visitors.js';

export const STORIES: readonly Story[] = [...accounts, ...business, ...hardware, ...network, ...operations, ...visitors];
