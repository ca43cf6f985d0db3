/** The matrix as rows and columns of plain text, for sheets: one column for each window, tier and letter of RACI. */
import { type Agreement, type GridRule, TIERS, type Tier } from '../../core/agreement/agreement.js';
import { matrixOf } from '../../core/agreement/words/matrix.js';
import type { PartyId } from '../../core/ids.js';

export const LETTERS = ['Accountable', 'Responsible', 'Consulted', 'Informed'] as const;

export interface SheetColumn {
  readonly window: string;
  readonly tier: Tier;
  readonly letter: (typeof LETTERS)[number];
}

export interface SheetRow {
  /** From one of the four Rs down. */
  readonly path: readonly string[];
  readonly depth: number;
  readonly cells: readonly { readonly text: string; readonly inherited: boolean; readonly party: PartyId | null }[];
}

export interface MatrixSheet {
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
}

export function matrixSheet(agreement: Agreement): MatrixSheet {
  const { rows } = matrixOf(agreement);
  const teams = new Map(agreement.teams.map((team) => [team.id, team]));
  const names = (ids: readonly string[]): string => [...new Set(ids)].map((id) => teams.get(id)?.name ?? id).join(', ');
  const texts = (rule: GridRule | null): readonly string[] => {
    if (rule === null) return LETTERS.map(() => '');
    const { accountable, responsible, consulted, informed } = rule;
    return [names(accountable === null ? [] : [accountable]), names(responsible), names(consulted), names(informed)];
  };
  const path: string[] = [];
  return {
    columns: agreement.windows.windows.flatMap(({ name }) =>
      TIERS.flatMap((tier) => LETTERS.map((letter) => ({ window: name, tier, letter }))),
    ),
    rows: rows.map(({ category, depth, cells }) => {
      path.length = depth;
      path.push(category.name);
      return {
        path: [...path],
        depth,
        cells: cells.flatMap(({ rule, inherited }) => {
          const party = teams.get(rule?.accountable ?? '')?.party ?? null;
          return texts(rule).map((text, at) => ({ text, inherited, party: at === 0 ? party : null }));
        }),
      };
    }),
  };
}
