/**
 * The plain edit list in words: what somebody reads who wants to know which rows were touched.
 *
 * It says what was written, not what it does; the exact difference beside it says that.
 *
 * Example: `Rule "r2" (Respond › Hardware): windows changed`, `Exception "x2" is new`,
 * `Team "soc" (Security operations) is gone`, `The hand-off rules changed: bounce limit`.
 */
import type { Agreement } from '../agreement/agreement.js';
import { ITEM_NAMES, isSame } from '../drafting/apply.js';
import { type DraftChange, type FieldName, type ListName, subjectOf } from '../drafting/change.js';
import { editList } from '../drafting/edit-list.js';
import { type CategoryTree, categoryPath, categoryTree } from '../routing/category-tree.js';

export interface EditInWords {
  /** Names the thing: `rules r2`, `order exceptions x1`, `windows`. */
  readonly subject: string;
  readonly text: string;
}

const FIELD_WORDS: Readonly<Record<FieldName, string>> = {
  name: 'The name',
  windows: 'The coverage windows',
  defaultPolicy: 'The default policy',
  handOff: 'The hand-off rules',
  priorityMatrix: 'The priorities that follow from impact and urgency',
};

/** Property names that are no words as they stand. */
const SPELLED: Readonly<Record<string, string>> = {
  onCall: 'on-call rota',
  week: 'hours',
  when: 'condition',
  decides: 'kind of decision',
  acceptWithinMs: 'time to accept',
  bounceLimit: 'bounce limit',
  requiredFields: 'required context',
  noAccess: 'what happens without access',
  holidayWindow: 'window of holidays',
  atPercent: 'percentage',
};

/**
 * Every edit between two agreements, one sentence each, in the order of `editList`.
 *
 * @example editsInWords(signed, draft).map((edit) => edit.text)
 */
export function editsInWords(from: Agreement, to: Agreement): readonly EditInWords[] {
  const trees = [categoryTree(from.categories), categoryTree(to.categories)] as const;
  return editList(from, to).map((change) => ({ subject: subjectOf(change), text: textOf(change, trees) }));
}

function textOf(change: DraftChange, [before, after]: readonly [CategoryTree, CategoryTree]): string {
  switch (change.kind) {
    case 'set':
      return change.field === 'name'
        ? `The name "${change.was as string}" becomes "${change.value as string}"`
        : `${FIELD_WORDS[change.field]} changed${listed(differing(change.was, change.value))}`;
    case 'calendar': {
      const name = `Calendar "${change.id}"`;
      if (change.was === null) return `${name} is new`;
      return change.value === null ? `${name} is gone` : `${name} changed${listed(differing(change.was, change.value))}`;
    }
    case 'move':
      return `${ITEM_NAMES[change.list]} "${change.id}" ${change.after === null ? 'comes first' : `comes behind "${change.after}"`}`;
    case 'remove':
      return `${itemName(change.list, change.was, before)} is gone`;
    case 'put': {
      const name = itemName(change.list, change.item, after);
      return change.was === null ? `${name} is new` : `${name} changed${listed(differing(change.was, change.item))}`;
    }
  }
}

const listed = (names: readonly string[]): string => (names.length === 0 ? '' : `: ${names.join(', ')}`);

/** `Rule "r2" (Respond › Hardware)`. */
function itemName(
  list: ListName,
  item: { readonly id: string; readonly name?: string; readonly category?: string },
  tree: CategoryTree,
): string {
  const more = item.category === undefined ? item.name : categoryPath(tree, item.category);
  return `${ITEM_NAMES[list]} "${item.id}"${more === undefined || more === item.id ? '' : ` (${more})`}`;
}

/** The properties that differ, in words. */
function differing(one: unknown, other: unknown): string[] {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return [];
  const [a, b] = [one as Readonly<Record<string, unknown>>, other as Readonly<Record<string, unknown>>];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.filter((key) => !isSame(a[key] ?? null, b[key] ?? null)).map((key) => SPELLED[key] ?? key);
}
