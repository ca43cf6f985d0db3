/** The parts of a draft beside the matrix and its exceptions: each shows one kind of thing and edits it. */
import type { ComponentType } from 'react';
import { ContractPart } from './parts/contract-part.js';
import { EscalationPart } from './parts/escalation-part.js';
import { LevelsPart } from './parts/levels-part.js';
import type { PartProps } from './parts/part-props.js';
import { TeamsPart } from './parts/teams-part.js';
import { WindowsPart } from './parts/windows-section.js';
import type { DraftPart } from './search.js';

export const PARTS: Readonly<Record<Exclude<DraftPart, 'matrix' | 'exceptions'>, ComponentType<PartProps>>> = {
  hours: WindowsPart,
  teams: TeamsPart,
  levels: LevelsPart,
  escalation: EscalationPart,
  contract: ContractPart,
};
