/** The proof of the draft as it stands on the page, a moment after each edit. */
import { useEffect, useRef, useState } from 'react';
import type { Agreement } from '../../../core/agreement/agreement.js';
import type { Facts } from '../../../core/proof/facts.js';
import type { Finding } from '../../../core/proof/finding.js';
import { DAY } from '../../../core/time.js';

export interface ProofQuestion {
  readonly id: number;
  readonly agreement: Agreement;
  readonly from: number;
  /** Null until they are known. */
  readonly facts: Facts | null;
  readonly whole: boolean;
}

export interface ProofAnswer {
  readonly id: number;
  readonly whole: boolean;
  readonly findings: readonly Finding[];
  readonly ownedShare: number;
}

export interface LiveProof {
  readonly findings: readonly Finding[];
  readonly ownedShare: number;
  /** The findings that take longer are still those of an earlier state. */
  readonly proving: boolean;
}

const AT_ONCE: ReadonlySet<string> = new Set(['gap']);

export function useProof(agreement: Agreement, facts: Facts | null): LiveProof | null {
  const workers = useRef<readonly Worker[]>([]);
  const asked = useRef(0);
  const [quick, setQuick] = useState<ProofAnswer | null>(null);
  const [whole, setWhole] = useState<ProofAnswer | null>(null);

  useEffect(() => {
    const begin = (name: string): Worker => {
      const worker = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module', name });
      worker.onmessage = ({ data }: MessageEvent<ProofAnswer>) => (data.whole ? setWhole(data) : setQuick(data));
      return worker;
    };
    const begun = [begin('proof'), begin('whole-proof')];
    workers.current = begun;
    return () => {
      for (const worker of begun) worker.terminate();
    };
  }, []);

  useEffect(() => {
    asked.current += 1;
    const question = { id: asked.current, agreement, facts, from: Math.floor(Date.now() / DAY) * DAY };
    workers.current[0]?.postMessage({ ...question, whole: false });
    const timer = setTimeout(() => workers.current[1]?.postMessage({ ...question, whole: true }), 60);
    return () => clearTimeout(timer);
  }, [agreement, facts]);

  if (whole && whole.id >= (quick?.id ?? 0)) return { ...whole, proving: whole.id < asked.current };
  if (!quick) return null;
  const rest = whole?.findings.filter((finding) => !AT_ONCE.has(finding.kind)) ?? [];
  return { findings: [...quick.findings, ...rest], ownedShare: quick.ownedShare, proving: true };
}
