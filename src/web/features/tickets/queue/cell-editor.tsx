/** Changing one thing of a ticket from its row. The server says what may be changed, and why not. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { assignTicket, classifyTicket, resumeTicket } from '../../../../contract/tickets.js';
import { PRIORITIES } from '../../../../core/agreement/agreement.js';
import { useAgreement } from '../../../lib/agreement.js';
import { call } from '../../../lib/api.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { Loaded } from '../../../lib/loaded.js';
import { usePeople } from '../../../lib/people.js';
import { ProblemNote } from '../../../lib/problem.js';
import { useHere, useSession } from '../../../lib/session.js';
import { whyNot } from '../../../lib/why-not.js';
import { ReasonButton } from '../../../ui/reason-button.js';
import { SkeletonBlock } from '../../../ui/states.js';
import { CloseDialog, ReopenDialog, ResolveDialog, WaitDialog } from '../actions/dialogs.js';
import { type Permission, type Ticket, useCommand, useTicket } from '../use-ticket.js';
import type { EditField } from './edit-field.js';
import styles from './queue.module.css';
import type { QueueRow } from './use-queue.js';

export interface CellEditorProps {
  readonly row: QueueRow;
  readonly field: EditField;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function CellEditor({ row, field, onClose, onDone }: CellEditorProps) {
  const { t } = useTranslation();
  const here = useHere();
  const query = useTicket(here.id, row.id);
  const Editor = { assignee: AssigneeEditor, priority: ClassEditor, category: ClassEditor, status: StatusEditor }[field];
  const frame = useRef<HTMLDivElement>(null);
  const there = query.data !== undefined || query.isError;
  // What it asks for comes after it has opened: the focus follows it in.
  useEffect(() => {
    const first = there ? frame.current?.querySelector<HTMLElement>('[data-autofocus], button') : null;
    (first ?? frame.current)?.focus({ preventScroll: true });
  }, [there]);
  return (
    <div ref={frame} tabIndex={-1} className={styles.editorFrame}>
      <Loaded query={query} skeleton={<SkeletonBlock label={t('common.loading')} height={80} />}>
        {(ticket) => <Editor ticket={ticket} field={field} onClose={onClose} onDone={onDone} />}
      </Loaded>
    </div>
  );
}

interface EditorProps {
  readonly ticket: Ticket;
  readonly field: EditField;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const Refused = ({ permission }: { readonly permission: Permission }) => {
  const reason = whyNot(permission);
  return reason === null ? null : <p className={styles.refusalText}>{reason}</p>;
};

function AssigneeEditor({ ticket, onDone }: EditorProps) {
  const { t } = useTranslation();
  const here = useHere();
  const me = useSession().person?.id;
  const { members } = usePeople(here.id);
  const [words, setWords] = useState('');
  const { row, can } = ticket;
  const command = useCommand(
    here.id,
    row.id,
    (person: string | null) => call(assignTicket, { params: { partnership: here.id, ticket: row.id }, body: { person } }),
    onDone,
  );
  const wanted = words.trim().toLowerCase();
  const people = members
    .filter((one) => one.party !== null && one.party === row.holder?.party && !one.invited && one.name.toLowerCase().includes(wanted))
    .sort((a, b) => Number(b.person === me) - Number(a.person === me))
    .slice(0, 8);
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        if (people[0] && can.assign.allowed) command.mutate(people[0].person);
      }}
    >
      <Refused permission={can.assign} />
      <TextInput
        label={t('tickets.column.assignee')}
        placeholder={t('queue.findPerson')}
        data-autofocus
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div className={styles.options}>
        {people.map((one) => (
          <ReasonButton
            key={one.person}
            variant="subtle"
            justify="start"
            reason={whyNot(can.assign)}
            onClick={() => command.mutate(one.person)}
          >
            {one.person === me ? t('queue.me', { name: one.name }) : one.name}
          </ReasonButton>
        ))}
        {row.assignee ? (
          <ReasonButton variant="subtle" justify="start" reason={whyNot(can.assign)} onClick={() => command.mutate(null)}>
            {t('queue.nobody')}
          </ReasonButton>
        ) : null}
      </div>
      <ProblemNote error={command.error} />
    </form>
  );
}

function ClassEditor({ ticket, field, onClose, onDone }: EditorProps) {
  const { t } = useTranslation();
  const here = useHere();
  const { row, can } = ticket;
  const { agreement, names } = useAgreement(here.id);
  const now = field === 'priority' ? row.priority : row.category;
  // What stood there when it was opened: a change by somebody else is said before it is overwritten.
  const [before] = useState<string>(now);
  const [value, setValue] = useState<string>(now);
  const [reason, setReason] = useState('');
  const command = useCommand(
    here.id,
    row.id,
    () =>
      call(classifyTicket, {
        params: { partnership: here.id, ticket: row.id },
        body: {
          ...(field === 'priority' ? { priority: PRIORITIES.find((one) => one === value) ?? row.priority } : { category: value }),
          reason,
        },
      }),
    onDone,
  );
  const same = value === now;
  const missing = same ? t('queue.chooseOther') : reason.trim() ? null : t('queue.sayWhy');
  const options =
    field === 'priority'
      ? [...PRIORITIES]
      : (agreement?.categories ?? [])
          .map(({ id }) => ({ value: id, label: names.categoryPath(id) }))
          .sort((a, b) => (a.label < b.label ? -1 : 1));
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        if (missing === null && can.classify.allowed && !command.isPending) command.mutate(undefined);
      }}
    >
      <Refused permission={can.classify} />
      {now === before ? null : (
        <p className={styles.refusalText} role="status">
          {t('queue.changedMeanwhile', { value: field === 'priority' ? now : names.categoryPath(now) })}
        </p>
      )}
      <NativeSelect
        label={t(`tickets.${field === 'priority' ? 'priority' : 'category'}`)}
        data-autofocus
        data={options}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <TextInput
        label={t('queue.why')}
        description={t('queue.whyHint')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ProblemNote error={command.error} />
      <div className={styles.buttons}>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <ReasonButton type="submit" variant="filled" loading={command.isPending} reason={whyNot(can.classify) ?? missing}>
          {t('common.save')}
        </ReasonButton>
      </div>
    </form>
  );
}

const STEPS = { wait: WaitDialog, resolve: ResolveDialog, reopen: ReopenDialog, close: CloseDialog } as const;

function StatusEditor({ ticket, onDone }: EditorProps) {
  const { t } = useTranslation();
  const here = useHere();
  const { row, can } = ticket;
  const [step, setStep] = useState<keyof typeof STEPS | null>(null);
  const resume = useCommand(here.id, row.id, () => call(resumeTicket, { params: { partnership: here.id, ticket: row.id } }), onDone);
  const Step = step === null ? null : STEPS[step];
  const over = row.status === 'resolved' || row.status === 'closed';
  const steps = over ? (['reopen', 'close'] as const) : (['wait', 'resolve'] as const);
  return (
    <div className={styles.editor}>
      <div className={styles.options}>
        {row.status === 'waiting' ? (
          <ReasonButton
            variant="subtle"
            justify="start"
            reason={whyNot(can.resume)}
            loading={resume.isPending}
            onClick={() => resume.mutate(undefined)}
          >
            {t('ticket.resume')}
          </ReasonButton>
        ) : null}
        {steps.map((one) => (
          <ReasonButton key={one} variant="subtle" justify="start" reason={whyNot(can[one])} onClick={() => setStep(one)}>
            {t(`ticket.${one}`)}
          </ReasonButton>
        ))}
      </div>
      <ProblemNote error={resume.error} />
      {Step ? <Step ticket={ticket} onClose={onDone} /> : null}
    </div>
  );
}
