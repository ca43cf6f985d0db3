/** The parts of a draft beside the matrix and its exceptions: each shows one kind of thing and edits it. */
import type { ComponentType } from 'react';
import type { DraftPart } from './search.js';
import { TeamsPart } from './teams-part.js';
import { type PartProps, WindowsPart } from './windows-part.js';

export const PARTS: Readonly<Record<Exclude<DraftPart, 'matrix' | 'exceptions'>, ComponentType<PartProps>>> = {
  hours: WindowsPart,
  teams: TeamsPart,
};
