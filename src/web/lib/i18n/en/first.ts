/** The texts that stand in the first script: of the sign-in and the frame. All others come with the pages behind it. */
import { identity } from './identity.js';
import { shell } from './shell.js';
import { words } from './words.js';

export const first = { ...shell, words, identity };
