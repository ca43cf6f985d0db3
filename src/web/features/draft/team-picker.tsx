/**
 * Who gets the cells: type a team's name, Enter takes it. Below stand the other roles, scope and policy;
 * all of it goes by keyboard, and Ctrl+Enter takes it from anywhere.
 */
import { MultiSelect, NativeSelect, Popover } from '@mantine/core';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { type Agreement, type Assignment, SCOPES } from '../../../core/agreement/agreement.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { TeamChip } from '../../lib/team-chip.js';
import styles from './draft.module.css';
import look from './grid-find.module.css';
import { assignmentFor, choiceOf, type RaciChoice, repeated } from './raci-choice.js';

export interface TeamPickerProps {
  readonly agreement: Agreement;
  /** What stands there now. */
  readonly now: Assignment | null;
  /** The cells of the selection say different things. */
  readonly differ?: boolean;
  /** What was typed to open it. */
  readonly typed: string;
  readonly onTake: (assignment: Assignment, then: 'down' | 'right' | 'stay') => void;
  readonly onClose: () => void;
}

const ROLES = ['responsible', 'consulted', 'informed'] as const;

/** It opens because somebody began to type. The page stays where it is: the field is not in its place yet. */
const focused = (field: HTMLInputElement | null): void => field?.focus({ preventScroll: true });

export function TeamPicker({ agreement, now, differ = false, typed, onTake, onClose }: TeamPickerProps) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState(typed);
  const [choice, setChoice] = useState<RaciChoice>(() => choiceOf(now));
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
  const accountable = found[active]?.id ?? null;
  const teamName = (team: string): string => agreement.teams.find((one) => one.id === team)?.name ?? team;
  const twice = repeated(choice, accountable);

  const take = (team: string | null | undefined, then: 'down' | 'right' | 'stay'): void => {
    if (team) onTake(assignmentFor(team, choice), then);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' && event.altKey) {
      event.preventDefault();
      document.getElementById(`${id}responsible`)?.focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((active + step + found.length) % Math.max(found.length, 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      take(accountable, 'down');
    } else if (event.key === 'Tab' && !event.shiftKey && text !== '') {
      event.preventDefault();
      take(accountable, 'right');
    }
  };
  const label = {
    responsible: 'agreement.responsible',
    consulted: 'agreement.situation.consulted',
    informed: 'agreement.situation.informed',
  } as const;
  return (
    <Popover
      withRoles={false}
      opened
      onChange={(open) => open || onClose()}
      // Escape in an open list closes that list first.
      closeOnEscape={false}
      position="bottom-start"
      width={320}
      // It is tall: near the lower edge it moves up as far as it must.
      middlewares={{ flip: true, shift: { mainAxis: true, crossAxis: true, padding: 8 } }}
      shadow="md"
      trapFocus={false}
      returnFocus={false}
    >
      <Popover.Target>
        <span className={styles.pickerAt} />
      </Popover.Target>
      <Popover.Dropdown
        className={styles.picker ?? ''}
        role="dialog"
        aria-label={t('draft.picker.label')}
        onKeyDown={(event: KeyboardEvent) => {
          event.stopPropagation();
          const inList =
            event.target instanceof HTMLElement && event.target.dataset.role === 'more' && event.target.ariaExpanded === 'true';
          if (event.key === 'Escape' && !inList) {
            event.preventDefault();
            onClose();
          } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            take(accountable, 'stay');
          }
        }}
        onMouseDown={(event) => event.stopPropagation()}
      >
        <input
          ref={focused}
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
        <p className={`mute ${look.keys}`}>{t('draftLevels.cell.keys')}</p>
        {ROLES.map((role) => (
          <MultiSelect
            key={role}
            id={`${id}${role}`}
            data-role="more"
            size="xs"
            label={t(label[role])}
            data={agreement.teams.map((team) => ({
              value: team.id,
              label: team.name,
              disabled: role !== 'responsible' && assignmentFor(accountable ?? '', choice).responsible.includes(team.id),
            }))}
            value={[...choice[role]]}
            onChange={(list) => setChoice({ ...choice, [role]: list })}
            searchable
            hidePickedOptions
            placeholder={choice[role].length > 0 ? '' : t(role === 'responsible' ? 'draft.picker.same' : 'words.none')}
            comboboxProps={{ withinPortal: false }}
          />
        ))}
        {twice.length > 0 ? (
          <p className="mute" role="status">
            {t('draftLevels.cell.repeats', { team: twice.map(teamName).join(', ') })}
          </p>
        ) : null}
        <div className={styles.pickerPair}>
          <NativeSelect
            size="xs"
            label={t('agreement.scope')}
            value={choice.scope}
            data={SCOPES.map((one) => ({ value: one, label: t(`words.scope.${one}`) }))}
            onChange={(event) => setChoice({ ...choice, scope: SCOPES.find((one) => one === event.currentTarget.value) ?? 'included' })}
          />
          <NativeSelect
            size="xs"
            label={t('draft.policy')}
            value={choice.policy ?? ''}
            data={[
              { value: '', label: t('draft.defaultPolicy') },
              ...agreement.policies.map((one) => ({ value: one.id, label: one.name })),
            ]}
            onChange={(event) => setChoice({ ...choice, policy: event.currentTarget.value || null })}
          />
        </div>
        {differ ? <p className="mute">{t('draftLevels.cell.mixed')}</p> : null}
        <button type="button" className={styles.pickerTake} title="Ctrl+Enter" onClick={() => take(accountable, 'stay')}>
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
