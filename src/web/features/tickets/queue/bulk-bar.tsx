/** What is done to the chosen tickets, all at once; each answers for itself. */
import { Button, CloseButton, NativeSelect, Popover, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { PRIORITIES, WAIT_REASONS } from '../../../../core/agreement/agreement.js';
import { useAgreement } from '../../../lib/agreement.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { usePeople } from '../../../lib/people.js';
import { ProblemNote } from '../../../lib/problem.js';
import { useHere, useSession } from '../../../lib/session.js';
import { Progress } from '../../../ui/progress.js';
import { ReasonButton } from '../../../ui/reason-button.js';
import { type BulkChange, type BulkProgress, editMany } from './bulk-edit.js';
import styles from './queue.module.css';
import type { QueueRow } from './use-queue.js';

const ACTIONS = ['assignee', 'priority', 'category', 'tags', 'wait', 'resolve', 'close'] as const;
type Action = (typeof ACTIONS)[number];
/** What depends on the agreement or the people of one partnership. */
const LOCAL: readonly Action[] = ['category'];

export interface BulkBarProps {
  readonly rows: readonly QueueRow[];
  readonly across: boolean;
  readonly placeOf: (row: QueueRow) => string;
  readonly onClear: () => void;
  readonly onResult: (progress: BulkProgress) => void;
}

export function BulkBar({ rows, across, placeOf, onClear, onResult }: BulkBarProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Action | null>(null);
  const [running, setRunning] = useState<BulkProgress | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [said, setSaid] = useState('');
  const stopping = useRef(new AbortController());
  const run = async (change: BulkChange) => {
    setOpen(null);
    setError(null);
    setSaid('');
    stopping.current = new AbortController();
    setRunning({ done: 0, total: rows.length, refused: new Map(), changed: [] });
    let latest: BulkProgress | null = null;
    const tell = (progress: BulkProgress) => {
      latest = progress;
      setRunning(progress);
    };
    try {
      const end = await editMany(rows, placeOf, change, t('queue.bulk.missing'), stopping.current.signal, tell);
      const words: string[] = [t('queue.bulk.changed', { count: end.changed.length })];
      if (end.refused.size > 0) words.push(t('queue.bulk.refused', { count: end.refused.size }));
      if (end.done < end.total) words.push(t('queue.bulk.stopped', { count: end.total - end.done }));
      setSaid(words.join(' · '));
    } catch (problem) {
      setError(problem);
    } finally {
      setRunning(null);
      if (latest !== null) onResult(latest);
    }
  };
  if (rows.length === 0 && said === '' && error === null) return null;
  return (
    <section className={styles.bulk} aria-label={t('queue.bulk.label')}>
      <div className={styles.bulkRow}>
        <strong aria-live="polite">{said || t('queue.bulk.chosen', { count: rows.length })}</strong>
        {running ? (
          <>
            <span className={styles.progress}>
              <Progress
                label={t('queue.bulk.progress', { done: running.done, total: running.total })}
                share={running.done / Math.max(1, running.total)}
              />
            </span>
            <span>{t('queue.bulk.progress', { done: running.done, total: running.total })}</span>
            <Button onClick={() => stopping.current.abort()}>{t('queue.bulk.stop')}</Button>
          </>
        ) : rows.length > 0 ? (
          ACTIONS.filter((action) => !across || !LOCAL.includes(action)).map((action) => (
            <Popover
              key={action}
              opened={open === action}
              onChange={(now) => setOpen(now ? action : null)}
              trapFocus
              returnFocus
              width={320}
              position="top-start"
              shadow="md"
              transitionProps={{ duration: 0 }}
            >
              <Popover.Target>
                <Button onClick={() => setOpen(open === action ? null : action)}>{t(`queue.bulk.action.${action}`)}</Button>
              </Popover.Target>
              <Popover.Dropdown aria-label={t(`queue.bulk.action.${action}`)}>
                {open === action ? (
                  <BulkForm action={action} across={across} count={rows.length} onRun={(change) => void run(change)} />
                ) : null}
              </Popover.Dropdown>
            </Popover>
          ))
        ) : null}
        <CloseButton
          size={28}
          aria-label={t('queue.bulk.clear')}
          onClick={() => {
            setSaid('');
            setError(null);
            onClear();
          }}
        />
      </div>
      <ProblemNote error={error} />
    </section>
  );
}

interface BulkFormProps {
  readonly action: Action;
  readonly across: boolean;
  readonly count: number;
  readonly onRun: (change: BulkChange) => void;
}

const wordsOf = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);

function BulkForm({ action, across, count, onRun }: BulkFormProps) {
  const { t } = useTranslation();
  const here = useHere();
  const me = useSession().person;
  const { members } = usePeople(here.id);
  const { agreement, names } = useAgreement(here.id);
  const [value, setValue] = useState<string>({ priority: 'P3', wait: 'requester', assignee: me?.id ?? '' }[action as 'wait'] ?? '');
  const [text, setText] = useState('');
  const word = text.trim();
  const people = across ? members.filter((one) => one.person === me?.id) : members.filter((one) => one.party !== null && !one.invited);
  const change = (): BulkChange | null => {
    switch (action) {
      case 'assignee':
        return { kind: 'assignee', person: value || null };
      case 'priority':
        return word ? { kind: 'priority', priority: PRIORITIES.find((one) => one === value) ?? 'P3', reason: word } : null;
      case 'category':
        return word && value ? { kind: 'category', category: value, reason: word } : null;
      case 'tags':
        return word || value ? { kind: 'tags', add: wordsOf(text), remove: wordsOf(value) } : null;
      case 'wait':
        return { kind: 'wait', on: WAIT_REASONS.find((one) => one === value) ?? 'requester', note: word };
      case 'resolve':
        return word ? { kind: 'resolve', note: word } : null;
      case 'close':
        return { kind: 'close' };
    }
  };
  const made = change();
  const select = (label: string, data: readonly { readonly value: string; readonly label: string }[]) => (
    <NativeSelect label={label} data-autofocus data={[...data]} value={value} onChange={(event) => setValue(event.currentTarget.value)} />
  );
  const why = (
    <TextInput
      label={t('queue.why')}
      description={t('queue.whyHint')}
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
  const fields: Record<Action, ReactNode> = {
    assignee: select(t('tickets.column.assignee'), [
      { value: '', label: t('queue.nobody') },
      ...people.map((one) => ({ value: one.person, label: one.name })),
    ]),
    priority: (
      <>
        {select(
          t('tickets.priority'),
          PRIORITIES.map((one) => ({ value: one, label: one })),
        )}
        {why}
      </>
    ),
    category: (
      <>
        {select(t('tickets.category'), [
          { value: '', label: t('queue.chooseCategory') },
          ...(agreement?.categories ?? []).map(({ id }) => ({ value: id, label: names.categoryPath(id) })),
        ])}
        {why}
      </>
    ),
    tags: (
      <>
        <TextInput
          label={t('queue.bulk.addTags')}
          description={t('queue.bulk.tagsHint')}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TextInput label={t('queue.bulk.removeTags')} value={value} onChange={(event) => setValue(event.currentTarget.value)} />
      </>
    ),
    wait: (
      <>
        {select(
          t('ticket.form.waitOn'),
          WAIT_REASONS.map((one) => ({ value: one, label: t(`words.waiting.${one}`) })),
        )}
        <TextInput
          label={t('ticket.form.waitNote')}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </>
    ),
    resolve: (
      <Textarea
        label={t('ticket.form.resolveNote')}
        description={t('ticket.form.resolveHint')}
        autosize
        minRows={3}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    ),
    close: <p>{t('queue.bulk.closeText', { count })}</p>,
  };
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        if (made) onRun(made);
      }}
    >
      {fields[action]}
      <div className={styles.buttons}>
        <ReasonButton type="submit" variant="filled" reason={made ? null : t('queue.bulk.fill')}>
          {t('queue.bulk.apply', { count })}
        </ReasonButton>
      </div>
    </form>
  );
}
