/** A finding of drift in the viewer's language: what it is about, the figures that show it, and the request that would mend it. */
import type { TFunction } from 'i18next';
import type { z } from 'zod';
import type { draftPlace } from '../../../contract/draft-discussion.js';
import type { driftFinding } from '../../../contract/upkeep.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import type { Names } from '../../lib/agreement-names.js';
import { conditionWords } from '../../lib/condition-words.js';
import type { Format } from '../../lib/make-format.js';

export type DriftFinding = z.infer<typeof driftFinding>;

/** What a request for change begins with. */
export interface AskAbout {
  readonly title: string;
  readonly text: string;
  readonly about: z.infer<typeof draftPlace>;
}

export interface DriftWords {
  readonly name: string;
  readonly facts: string;
  readonly ask: AskAbout;
}

/** Categories that are named; of the rest their number is told. */
const FEW_PARTS = 6;
/** The most that a title holds. */
const TITLE = 200;

export interface Wording {
  readonly t: TFunction;
  readonly format: Pick<Format, 'date'>;
  /** Undefined while it is on its way: rules are then named as the server names them. */
  readonly agreement: Agreement | undefined;
  readonly names: Names;
}

export function driftWords(finding: DriftFinding, wording: Wording): DriftWords {
  const { t } = wording;
  const name = nameOf(finding, wording);
  const facts = factsOf(finding, wording);
  const place = finding.kind === 'category-unknown' || finding.kind === 'team-dropped' ? null : finding;
  return {
    name,
    facts,
    ask: {
      title: t(`upkeep.drift.request.${finding.kind}`, { name }).slice(0, TITLE),
      text: `${name}\n${facts}`,
      about: place === null ? { kind: 'draft' } : { kind: 'thing', list: place.list, id: place.subject },
    },
  };
}

function nameOf({ kind, list, subject, name }: DriftFinding, { t, agreement, names }: Wording): string {
  if (kind !== 'rule-unused') return name;
  if (list === 'exceptions') {
    const rule = agreement?.exceptions.find((one) => one.id === subject);
    return t('upkeep.drift.exception', { rule: subject, where: (rule && conditionWords(rule.when, names, t)) || name });
  }
  const rule = agreement?.rules.find((one) => one.id === subject);
  const where = rule
    ? [
        names.categoryPath(rule.category),
        ...(rule.windows ? [rule.windows.map(names.window).join(' / ')] : []),
        ...(rule.tiers ? [rule.tiers.map((tier) => t('words.tier', { tier })).join(' / ')] : []),
      ].join(', ')
    : name;
  return t('upkeep.drift.row', { rule: subject, where });
}

function factsOf(finding: DriftFinding, { t, format }: Wording): string {
  const count = finding.tickets ?? 0;
  const tickets = t('upkeep.drift.tickets', { count });
  const open = count > 0 ? [t('upkeep.drift.openTickets', { count })] : [];
  switch (finding.kind) {
    case 'category-unnamed': {
      const facts =
        finding.root === null ? t('upkeep.drift.byNobody', { tickets }) : t('upkeep.drift.byRoot', { tickets, root: finding.root });
      const [only, ...others] = finding.parts;
      return others.length === 0 && only?.category === finding.subject ? facts : `${facts} ${partsOf(finding.parts, t)}`;
    }
    case 'category-unknown':
      return t('upkeep.drift.unknown', { tickets });
    case 'team-empty':
      return [t('upkeep.drift.empty'), ...open].join(' ');
    case 'team-dropped': {
      const members = finding.members ?? 0;
      return [...(members > 0 ? [t('upkeep.drift.people', { count: members })] : []), ...open].join(' ');
    }
    case 'rule-unused': {
      const last = finding.lastUsedAt === null ? null : format.date(finding.lastUsedAt);
      // What came with the partnership holds since ever.
      if (finding.since === null || finding.since <= 0)
        return last === null ? t('upkeep.drift.alwaysThere') : t('upkeep.drift.alwaysLastUsed', { last });
      const since = format.date(finding.since);
      return last === null ? t('upkeep.drift.never', { since }) : t('upkeep.drift.lastUsed', { last, since });
    }
  }
}

function partsOf(parts: DriftFinding['parts'], t: TFunction): string {
  const named = parts.slice(0, FEW_PARTS).map(({ name, tickets }) => `${name} (${tickets})`);
  const more = parts.length - named.length;
  return `${[...named, ...(more > 0 ? [t('common.more', { count: more })] : [])].join(', ')}.`;
}
