/** One exception with all that it can ask for. Nothing chosen means any. */
import { Button, MultiSelect, NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import {
  type Agreement,
  type Assignment,
  type Condition,
  type ExceptionRule,
  PRIORITIES,
  SCOPES,
  TICKET_TYPES,
  TIERS,
} from '../../../core/agreement/agreement.js';
import { namesOf } from '../../lib/agreement-names.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { Dialog } from '../../ui/dialog.js';
import styles from './draft.module.css';

export type ExceptionContent = Omit<ExceptionRule, 'id'>;

export interface ExceptionDialogProps {
  readonly agreement: Agreement;
  /** Null: a new one. */
  readonly rule: ExceptionRule | null;
  readonly onSave: (content: ExceptionContent) => void;
  readonly onClose: () => void;
}

/** Stands for "none or unknown" in a list of choices. */
const NONE = '\u0000none';
const EVERYWHERE: Condition = {
  categories: null,
  types: null,
  tiers: null,
  priorities: null,
  windows: null,
  systems: null,
  sites: null,
  attributes: {},
};
const NOBODY: Assignment = { accountable: null, responsible: [], consulted: [], informed: [], scope: 'included', policy: null };

export function ExceptionDialog({ agreement, rule, onSave, onClose }: ExceptionDialogProps) {
  const { t } = useTranslation();
  const names = useMemo(() => namesOf(agreement), [agreement]);
  const [content, setContent] = useState<ExceptionContent>(() => rule ?? { when: EVERYWHERE, ...NOBODY });
  const { when } = content;
  const where = (change: Partial<Condition>): void => setContent({ ...content, when: { ...when, ...change } });
  const set = (change: Partial<Assignment>): void => setContent({ ...content, ...change });
  const teams = agreement.teams.map((team) => ({ value: team.id, label: team.name }));
  const orNull = <T,>(list: readonly T[]): readonly T[] | null => (list.length === 0 ? null : list);
  const withNone = (list: readonly (string | null)[] | null | undefined): string[] => (list ?? []).map((one) => one ?? NONE);
  const without = (list: readonly string[]) => orNull(list.map((one) => (one === NONE ? null : one)));
  const none = { value: NONE, label: t('draft.exception.none') };
  const choice = (
    label: string,
    data: { value: string; label: string }[],
    value: string[],
    onChange: (value: string[]) => void,
    empty: string = t('words.any'),
  ) => (
    <MultiSelect
      key={label}
      label={label}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      clearable
      limit={100}
      hidePickedOptions
      placeholder={value.length === 0 ? empty : ''}
      clearButtonProps={{ 'aria-label': t('common.remove') }}
      comboboxProps={{ withinPortal: true }}
    />
  );
  const items = (list: readonly { readonly id: string; readonly name: string }[]) =>
    list.map((one) => ({ value: one.id, label: one.name }));
  const { id: _, ...plain } = { id: '', ...content };
  return (
    <Dialog
      closeButtonProps={{ 'aria-label': t('common.close') }}
      title={t(rule ? 'draft.exception.edit' : 'draft.exception.add', { id: rule?.id ?? '' })}
      size="xl"
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSave(plain);
        }}
      >
        <h3>{t('agreement.when')}</h3>
        <div className={styles.fields}>
          {choice(
            t('agreement.category'),
            agreement.categories.map((one) => ({ value: one.id, label: names.categoryPath(one.id) })),
            [...(when.categories ?? [])],
            (list) => where({ categories: orNull(list) }),
          )}
          {choice(
            t('agreement.situation.type'),
            TICKET_TYPES.map((type) => ({ value: type, label: t(`words.type.${type}`) })),
            [...(when.types ?? [])],
            (list) => where({ types: orNull(TICKET_TYPES.filter((type) => list.includes(type))) }),
          )}
          {choice(t('agreement.situation.window'), items(agreement.windows.windows), [...(when.windows ?? [])], (list) =>
            where({ windows: orNull(list) }),
          )}
          {choice(
            t('agreement.situation.priority'),
            PRIORITIES.map((one) => ({ value: one, label: one })),
            [...(when.priorities ?? [])],
            (list) => where({ priorities: orNull(PRIORITIES.filter((one) => list.includes(one))) }),
          )}
          {choice(
            t('agreement.situation.tier'),
            TIERS.map((one) => ({ value: String(one), label: String(one) })),
            (when.tiers ?? []).map(String),
            (list) => where({ tiers: orNull(TIERS.filter((one) => list.includes(String(one)))) }),
          )}
          {choice(t('agreement.situation.system'), [none, ...items(agreement.systems)], withNone(when.systems), (list) =>
            where({ systems: without(list) }),
          )}
          {choice(t('agreement.situation.site'), [none, ...items(agreement.sites)], withNone(when.sites), (list) =>
            where({ sites: without(list) }),
          )}
          {agreement.attributes.map((attribute) =>
            choice(attribute.name, [none, ...items(attribute.values)], withNone(when.attributes[attribute.id]), (list) => {
              const { [attribute.id]: before, ...others } = when.attributes;
              where({ attributes: list.length === 0 ? others : { ...others, [attribute.id]: without(list) ?? before ?? [] } });
            }),
          )}
        </div>
        <h3>{t('draft.exception.decides')}</h3>
        <div className={styles.fields}>
          <NativeSelect
            label={t('agreement.accountable')}
            value={content.accountable ?? ''}
            data={[{ value: '', label: t('words.nobody') }, ...teams]}
            onChange={(event) => {
              const team = event.currentTarget.value || null;
              const follows = content.responsible.length === 0 || content.responsible.join() === content.accountable;
              set({ accountable: team, ...(follows ? { responsible: team === null ? [] : [team] } : {}) });
            }}
          />
          {choice(t('agreement.responsible'), teams, [...content.responsible], (list) => set({ responsible: list }), t('words.none'))}
          {choice(t('agreement.situation.consulted'), teams, [...content.consulted], (list) => set({ consulted: list }), t('words.none'))}
          {choice(t('agreement.situation.informed'), teams, [...content.informed], (list) => set({ informed: list }), t('words.none'))}
          <NativeSelect
            label={t('agreement.scope')}
            value={content.scope}
            data={SCOPES.map((one) => ({ value: one, label: t(`words.scope.${one}`) }))}
            onChange={(event) => set({ scope: SCOPES.find((one) => one === event.currentTarget.value) ?? 'included' })}
          />
          <NativeSelect
            label={t('draft.policy')}
            value={content.policy ?? ''}
            data={[{ value: '', label: t('draft.defaultPolicy') }, ...items(agreement.policies)]}
            onChange={(event) => set({ policy: event.currentTarget.value || null })}
          />
        </div>
        <div className={styles.dialogButtons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled">
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
