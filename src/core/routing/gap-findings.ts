/** Gaps as findings of the proof. */
import type { Finding } from '../proof/finding.js';
import { gaps } from './gaps.js';
import type { Router } from './router.js';
import type { Traffic } from './traffic.js';

/**
 * A blocker for each gap, with a witness and, when traffic is given, its share of it.
 *
 * @example gapFindings(router)[0]?.text // 'Nobody owns Run › anything but Patching'
 */
export function gapFindings(router: Router, traffic?: Traffic): readonly Finding[] {
  return gaps(router, traffic).map(({ region, witness, rule, trafficShare }) => ({
    id: `gap:${fingerprint(JSON.stringify([region.dimensions, region.except ?? []]))}`,
    kind: 'gap',
    severity: 'blocker',
    text: rule === null ? `Nobody owns ${region.text}` : `Nobody owns ${region.text}: exception ${rule} names no team`,
    regions: [region],
    witness,
    at: null,
    perWeekMs: null,
    rules: rule === null ? [] : [rule],
    teams: [],
    mend:
      rule === null
        ? `Add a row for ${region.text}, or a row higher up that it inherits`
        : `Name an Accountable and a Responsible team in ${rule}`,
    trafficShare,
  }));
}

/** A short name for a text (two 32-bit hashes after FNV-1a, in base 36): equal regions have equal ids in every run. */
function fingerprint(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code ^ (low >>> 16), 0x85ebca6b);
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36);
}
