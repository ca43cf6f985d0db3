/**
 * Proves a draft beside the page. Two of these run: one for what the bar says at once (who owns what),
 * one for everything, which takes longer. Each proves the newest draft it was given and no other.
 */

import { prove } from '../../../core/proof/prove.js';
import { quickProof } from './quick-proof.js';
import type { ProofAnswer, ProofQuestion } from './use-proof.js';

const scope = globalThis as unknown as {
  onmessage: (event: MessageEvent<ProofQuestion>) => void;
  postMessage: (answer: ProofAnswer) => void;
};

let latest: ProofQuestion | null = null;

scope.onmessage = ({ data }) => {
  if (latest === null) setTimeout(answer, 0);
  latest = data;
};

function answer(): void {
  const question = latest!;
  latest = null;
  const { id, agreement, from, facts, whole } = question;
  const { findings, ownedShare } = whole ? prove(agreement, facts ? { from, facts } : { from }) : quickProof(agreement);
  scope.postMessage({ id, whole, findings, ownedShare });
}
