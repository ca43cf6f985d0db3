/** The exceptions in their order, which decides: to add, edit, move and remove. */
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconMessage, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Agreement, ExceptionRule } from '../../../core/agreement/agreement.js';
import type { DraftChange } from '../../../core/drafting/change.js';
import { categoryTree } from '../../../core/routing/category-tree.js';
import { namesOf } from '../../lib/agreement-names.js';
import { conditionWords } from '../../lib/condition-words.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { TeamChip } from '../../lib/team-chip.js';
import { DataTable } from '../../ui/table.js';
import styles from './draft.module.css';
import type { Intent } from './draft-session.js';
import { ExceptionDialog } from './exception-dialog.js';
import { putOver } from './put-over.js';
import { isFor } from './row-exceptions.js';
import { newExceptionId } from './use-draft-session.js';

export interface ExceptionsEditorProps {
  readonly agreement: Agreement;
  readonly mayEdit: boolean;
  /** Rules of the finding shown. */
  readonly marked: readonly string[];
  /** Exceptions that somebody speaks about. */
  readonly spoken: ReadonlySet<string>;
  readonly onEdit: (intent: Intent, exception: string) => void;
  readonly onTalk: (exception: string) => void;
  /** Only those for this category; null: all. */
  readonly category: string | null;
  readonly onAll: () => void;
}

/** The change that puts an exception behind another one; none when it stands there already. */
export function moveBehind(agreement: Agreement, id: string, after: string | null): readonly DraftChange[] {
  const order = agreement.exceptions.map((one) => one.id);
  const wasAfter = order[order.indexOf(id) - 1] ?? null;
  return after === id || after === wasAfter || !order.includes(id) ? [] : [{ kind: 'move', list: 'exceptions', id, after, wasAfter }];
}

export function ExceptionsEditor({ agreement, mayEdit, marked, spoken, onEdit, onTalk, category, onAll }: ExceptionsEditorProps) {
  const { t } = useTranslation();
  const here = useHere();
  const names = namesOf(agreement);
  const [edited, setEdited] = useState<{ readonly rule: ExceptionRule | null; readonly seen: Agreement } | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const { exceptions } = agreement;
  const tree = categoryTree(agreement.categories);
  const shown = new Set(exceptions.filter((one) => category === null || isFor(one, tree, category)).map((one) => one.id));
  const behind = (id: string, after: string | null): void => onEdit((now) => moveBehind(now, id, after), id);
  const step = (at: number, by: -1 | 1): void => {
    const after = by === -1 ? (exceptions[at - 2]?.id ?? null) : exceptions[at + 1]!.id;
    behind(exceptions[at]!.id, after);
  };
  const icon = (label: string, Icon: typeof IconTrash, action: () => void, disabled = false) => (
    <ActionIcon variant="subtle" size="md" aria-label={label} title={label} disabled={disabled} onClick={action}>
      <Icon size={15} aria-hidden="true" />
    </ActionIcon>
  );
  return (
    <section className={styles.list}>
      <h2>{t('agreement.exceptions')}</h2>
      <p className="mute">{t(exceptions.length === 0 ? 'draft.exception.empty' : 'agreement.exceptionsText')}</p>
      {category === null ? null : (
        <p>
          <strong>{t('draftLevels.exceptionsOf', { category: names.category(category) })}</strong>{' '}
          <Button size="compact-sm" variant="subtle" onClick={onAll}>
            {t('draftLevels.allExceptions')}
          </Button>
        </p>
      )}
      {exceptions.length > 0 ? (
        <DataTable
          label={t('agreement.exceptions')}
          head={[
            { key: 'drag', text: <span className="visually-hidden">{t('draft.exception.order')}</span> },
            { key: 'rule', text: t('agreement.rule') },
            { key: 'when', text: t('agreement.when') },
            { key: 'accountable', text: t('agreement.accountable') },
            { key: 'responsible', text: t('agreement.responsible') },
            { key: 'scope', text: t('agreement.scope') },
            { key: 'actions', text: <span className="visually-hidden">{t('draft.exception.actions')}</span> },
          ]}
        >
          <tbody>
            {exceptions.map((rule, at) =>
              shown.has(rule.id) ? (
                <tr
                  key={rule.id}
                  data-over={over === rule.id || undefined}
                  data-marked={marked.includes(rule.id) || undefined}
                  className={styles.exception}
                  onDragOver={(event) => {
                    if (dragged === null) return;
                    event.preventDefault();
                    setOver(rule.id);
                  }}
                  onDrop={(event) => {
                    event.preventDefault();
                    if (dragged !== null && dragged !== rule.id) {
                      const from = exceptions.findIndex((one) => one.id === dragged);
                      behind(dragged, from < at ? rule.id : (exceptions[at - 1]?.id ?? null));
                    }
                    setDragged(null);
                    setOver(null);
                  }}
                >
                  <td>
                    {mayEdit ? (
                      <span
                        className={styles.grip}
                        draggable
                        aria-hidden="true"
                        onDragStart={(event) => {
                          event.dataTransfer.effectAllowed = 'move';
                          event.dataTransfer.setData('text/plain', rule.id);
                          setDragged(rule.id);
                        }}
                        onDragEnd={() => {
                          setDragged(null);
                          setOver(null);
                        }}
                      >
                        <IconGripVertical size={15} />
                      </span>
                    ) : null}
                  </td>
                  <td className="mute">{rule.id}</td>
                  <td>{conditionWords(rule.when, names, t) || t('draft.exception.always')}</td>
                  <td>
                    <TeamChip team={rule.accountable} />
                  </td>
                  <td>{rule.responsible.map(here.teamName).join(', ')}</td>
                  <td>{t(`words.scope.${rule.scope}`)}</td>
                  <td className={styles.rowActions}>
                    {icon(t(spoken.has(rule.id) ? 'draft.talk.read' : 'draft.talk.aboutException', { id: rule.id }), IconMessage, () =>
                      onTalk(rule.id),
                    )}
                    {mayEdit ? (
                      <>
                        {icon(t('draft.exception.up', { id: rule.id }), IconArrowUp, () => step(at, -1), at === 0)}
                        {icon(t('draft.exception.down', { id: rule.id }), IconArrowDown, () => step(at, 1), at === exceptions.length - 1)}
                        {icon(t('draft.exception.edit', { id: rule.id }), IconPencil, () => setEdited({ rule, seen: agreement }))}
                        {icon(t('draft.exception.remove', { id: rule.id }), IconTrash, () =>
                          onEdit(
                            (now) =>
                              now.exceptions
                                .filter((one) => one.id === rule.id)
                                .map((was) => ({ kind: 'remove', list: 'exceptions', was })),
                            rule.id,
                          ),
                        )}
                      </>
                    ) : null}
                  </td>
                </tr>
              ) : null,
            )}
          </tbody>
        </DataTable>
      ) : null}
      {mayEdit ? (
        <Button mt={10} onClick={() => setEdited({ rule: null, seen: agreement })}>
          {t('draft.exception.add')}
        </Button>
      ) : null}
      {edited ? (
        <ExceptionDialog
          agreement={agreement}
          rule={edited.rule}
          onClose={() => setEdited(null)}
          onSave={(content) => {
            setEdited(null);
            const id = edited.rule?.id ?? newExceptionId();
            onEdit(
              putOver(edited.seen, (now) => [
                { kind: 'put', list: 'exceptions', was: now.exceptions.find((one) => one.id === id) ?? null, item: { id, ...content } },
              ]),
              id,
            );
          }}
        />
      ) : null}
    </section>
  );
}
