/** Who gets the cells: type a team's name, Enter takes it. More fields stand below for what is less usual. */
import { NativeSelect, Popover } from '@mantine/core';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { type Agreement, type Assignment, SCOPES } from '../../../core/agreement/agreement.js';
import { assignmentOf } from '../../../core/drafting/cell.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { TeamChip } from '../../lib/team-chip.js';
import { owner } from './clipboard.js';
import styles from './draft.module.css';

export interface TeamPickerProps {
  readonly agreement: Agreement;
  /** What stands there now. */
  readonly now: Assignment | null;
  /** What was typed to open it. */
  readonly typed: string;
  readonly onTake: (assignment: Assignment, then: 'down' | 'right' | 'stay') => void;
  readonly onClose: () => void;
}

export function TeamPicker({ agreement, now, typed, onTake, onClose }: TeamPickerProps) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState(typed);
  const [scope, setScope] = useState(now?.scope ?? 'included');
  const [policy, setPolicy] = useState(now?.policy ?? '');
  const first = now?.responsible.find((team) => team !== now.accountable) ?? '';
  const [worker, setWorker] = useState(first);
  const found = useMemo(() => teamsLike(agreement.teams, text), [agreement, text]);
  const start =
    text === ''
      ? Math.max(
          found.findIndex((team) => team.id === now?.accountable),
          0,
        )
      : 0;
  const [chosen, setChosen] = useState<number | null>(null);
  const active = Math.min(chosen ?? start, found.length - 1);

  const take = (team: string | undefined, then: 'down' | 'right' | 'stay'): void => {
    if (team === undefined) return;
    const base = now === null ? owner(team) : assignmentOf(now);
    const workers = worker === '' ? [team] : [worker];
    const others = (list: readonly string[]) => list.filter((one) => one !== team && !workers.includes(one));
    onTake(
      {
        ...base,
        accountable: team,
        responsible: workers,
        consulted: others(base.consulted),
        informed: others(base.informed),
        scope,
        policy: policy === '' ? null : policy,
      },
      then,
    );
  };
  const onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((active + step + found.length) % Math.max(found.length, 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(found[active]?.id, 'down');
    } else if (event.key === 'Tab' && !event.shiftKey && text !== '') {
      event.preventDefault();
      take(found[active]?.id, 'right');
    }
  };
  const same = now?.accountable ?? found[active]?.id;
  return (
    <Popover
      withRoles={false}
      opened
      onChange={(open) => open || onClose()}
      position="bottom-start"
      width={300}
      shadow="md"
      trapFocus={false}
      returnFocus={false}
    >
      <Popover.Target>
        <span className={styles.pickerAt} />
      </Popover.Target>
      <Popover.Dropdown
        className={styles.picker ?? ''}
        aria-label={t('draft.picker.label')}
        onKeyDown={(event: KeyboardEvent) => {
          event.stopPropagation();
          if (event.key === 'Escape') onClose();
        }}
        onMouseDown={(event) => event.stopPropagation()}
      >
        <input
          // biome-ignore lint/a11y/noAutofocus: the field opens because somebody began to type
          autoFocus
          className={styles.pickerInput}
          role="combobox"
          aria-label={t('agreement.accountable')}
          aria-expanded
          aria-controls={`${id}list`}
          aria-activedescendant={found[active] ? `${id}${found[active].id}` : undefined}
          placeholder={t('draft.picker.type')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKey}
        />
        <div className={styles.pickerList} id={`${id}list`} role="listbox" aria-label={t('agreement.accountable')}>
          {found.map((team, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus
            <div
              key={team.id}
              id={`${id}${team.id}`}
              role="option"
              aria-selected={index === active}
              className={styles.pickerOption}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(team.id, 'stay')}
            >
              <TeamChip team={team.id} />
            </div>
          ))}
          {found.length === 0 ? <p className="mute">{t('draft.picker.none', { text })}</p> : null}
        </div>
        <NativeSelect
          size="xs"
          label={t('agreement.responsible')}
          value={worker}
          data={[{ value: '', label: t('draft.picker.same') }, ...agreement.teams.map((team) => ({ value: team.id, label: team.name }))]}
          onChange={(event) => setWorker(event.currentTarget.value)}
        />
        <div className={styles.pickerPair}>
          <NativeSelect
            size="xs"
            label={t('agreement.scope')}
            value={scope}
            data={SCOPES.map((one) => ({ value: one, label: t(`words.scope.${one}`) }))}
            onChange={(event) => setScope(SCOPES.find((one) => one === event.currentTarget.value) ?? 'included')}
          />
          <NativeSelect
            size="xs"
            label={t('draft.policy')}
            value={policy}
            data={[
              { value: '', label: t('draft.defaultPolicy') },
              ...agreement.policies.map((one) => ({ value: one.id, label: one.name })),
            ]}
            onChange={(event) => setPolicy(event.currentTarget.value)}
          />
        </div>
        <button type="button" className={styles.pickerTake} onClick={() => take(text === '' ? same : found[active]?.id, 'stay')}>
          {t('draft.picker.take')}
        </button>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Teams with a word that begins like the text first, then those that hold it. */
export function teamsLike<Team extends { readonly id: string; readonly name: string }>(
  teams: readonly Team[],
  text: string,
): readonly Team[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return teams;
  const rank = ({ name }: Team): number => {
    const low = name.toLowerCase();
    if (low.startsWith(wanted)) return 0;
    if (low.split(/\s+/).some((word) => word.startsWith(wanted))) return 1;
    return low.includes(wanted) ? 2 : 3;
  };
  return teams
    .map((team) => ({ team, rank: rank(team) }))
    .filter((one) => one.rank < 3)
    .sort((one, other) => one.rank - other.rank)
    .map((one) => one.team);
}
