/** Impact, urgency and priority: the agreement's matrix decides, or somebody overrides it and says why. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { takeBackPriority } from '../../../../contract/ticket-record.js';
import { classifyTicket } from '../../../../contract/tickets.js';
import { LEVELS, type Level, PRIORITIES, type Priority } from '../../../../core/agreement/agreement.js';
import { useAgreement } from '../../../lib/agreement.js';
import { call } from '../../../lib/api.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { ProblemNote } from '../../../lib/problem.js';
import { useHere } from '../../../lib/session.js';
import { whyNot } from '../../../lib/why-not.js';
import { ReasonButton } from '../../../ui/reason-button.js';
import { type Ticket, useCommand } from '../use-ticket.js';
import { EditForm } from './edit-form.js';
import { RecordRow } from './record-row.js';

export interface EditProps {
  readonly ticket: Ticket;
}

export function PriorityRow({ ticket }: EditProps) {
  const { t } = useTranslation();
  const here = useHere();
  const { row, record } = ticket;
  const params = { partnership: here.id, ticket: row.id };
  const back = useCommand(here.id, row.id, () => call(takeBackPriority, { params }));
  const { override, agreedPriority } = record;
  const level = (value: Level | null) => (value === null ? t('record.unknown') : t(`words.level.${value}`));
  return (
    <RecordRow
      name={t('record.priority')}
      reason={whyNot(ticket.can.classify)}
      value={
        <>
          {row.priority}
          {override === null
            ? ''
            : `, ${t('record.overridden', { who: override.by?.name ?? t('ticket.events.system'), reason: override.reason })}`}
          <div className="mute">
            {t('record.impact')}: {level(record.impact)} · {t('record.urgency')}: {level(record.urgency)}
          </div>
          {override === null || agreedPriority === null ? null : (
            <div>
              <span className="mute">{t('record.overriddenAt', { priority: agreedPriority })}</span>{' '}
              <ReasonButton
                size="compact-xs"
                reason={whyNot(ticket.can.classify)}
                loading={back.isPending}
                onClick={() => back.mutate(undefined)}
              >
                {t('record.takeBack')}
              </ReasonButton>
              <ProblemNote error={back.error} />
            </div>
          )}
        </>
      }
      edit={(done) => <PriorityEdit ticket={ticket} onDone={done} />}
    />
  );
}

function PriorityEdit({ ticket, onDone }: EditProps & { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const { row, record } = ticket;
  const matrix = useAgreement(here.id).agreement?.priorityMatrix;
  const [impact, setImpact] = useState<Level | ''>(record.impact ?? '');
  const [urgency, setUrgency] = useState<Level | ''>(record.urgency ?? '');
  const [priority, setPriority] = useState<Priority | ''>('');
  const [reason, setReason] = useState('');
  const agreed = impact && urgency ? matrix?.[impact][urgency] : undefined;
  const command = useCommand(
    here.id,
    row.id,
    () =>
      call(classifyTicket, {
        params: { partnership: here.id, ticket: row.id },
        body: { reason, ...(impact ? { impact } : {}), ...(urgency ? { urgency } : {}), ...(priority ? { priority } : {}) },
      }),
    onDone,
  );
  const levels = (value: Level | '') => [
    ...(value === '' ? [{ value: '', label: t('record.unknown') }] : []),
    ...LEVELS.map((one) => ({ value: one, label: t(`words.level.${one}`) })),
  ];
  return (
    <EditForm
      name={t('record.priority')}
      now={[row.priority, ...[record.impact, record.urgency].map((level) => (level === null ? '–' : t(`words.level.${level}`)))].join(
        ' · ',
      )}
      reason={reason.trim() ? null : t('record.reasonMissing')}
      command={command}
      onSave={() => command.mutate(undefined)}
      onCancel={onDone}
    >
      <NativeSelect
        label={t('record.impact')}
        data-autofocus
        autoFocus
        value={impact}
        data={levels(impact)}
        onChange={(event) => setImpact(event.currentTarget.value as Level)}
      />
      <NativeSelect
        label={t('record.urgency')}
        value={urgency}
        data={levels(urgency)}
        onChange={(event) => setUrgency(event.currentTarget.value as Level)}
      />
      <NativeSelect
        label={t('record.priority')}
        value={priority}
        data={[
          { value: '', label: agreed ? t('record.asAgreedNow', { priority: agreed }) : t('record.asAgreed') },
          ...PRIORITIES.map((one) => ({ value: one, label: one })),
        ]}
        onChange={(event) => setPriority(event.currentTarget.value as Priority)}
      />
      <TextInput label={t('record.reason')} maxLength={200} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </EditForm>
  );
}
