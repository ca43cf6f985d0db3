/** What recurs for the own party: when next, what it made last, paused and why. */
import { Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { listTicketSchedules, pauseTicketSchedule, removeTicketSchedule } from '../../../contract/ticket-schedules.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { call, refresh } from '../../lib/api.js';
import { FormDialog } from '../../lib/form-dialog.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { whyNot } from '../../lib/why-not.js';
import { paths } from '../../paths.js';
import { ReasonButton } from '../../ui/reason-button.js';
import { DataTable } from '../../ui/table.js';
import { ScheduleDialog } from './schedule-dialog.js';
import { type Recurring, scheduleWords, type Template } from './template-words.js';

export interface RecurringListProps {
  readonly items: readonly Recurring[];
  readonly templates: readonly Template[];
  readonly agreement: Agreement;
}

export function RecurringList({ items, templates, agreement }: RecurringListProps) {
  const { t } = useTranslation();
  const here = useHere();
  const format = useFormat();
  const [editing, setEditing] = useState<Recurring | null>(null);
  const [ending, setEnding] = useState<Recurring | null>(null);
  const pause = useMutation({
    mutationFn: ({ id, paused }: Recurring) =>
      call(pauseTicketSchedule, { params: { partnership: here.id, schedule: id }, body: { paused: paused === null } }),
    onSuccess: () => refresh(listTicketSchedules),
  });
  return (
    <>
      <ProblemNote error={pause.error} />
      <DataTable
        stack
        label={t('templates.recurring')}
        head={(['template', 'rhythm', 'next', 'last', 'actions'] as const).map((key) => ({ key, text: t(`templates.${key}`) }))}
      >
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <td>
                <b>{one.template.name}</b>
                <br />
                <span className="mute">{one.owner.name}</span>
              </td>
              <td>{scheduleWords(one.schedule, t)}</td>
              <td data-label={t('templates.next')} title={one.next.map((at) => format.full(at)).join('\n')}>
                <Coming recurring={one} />
              </td>
              <td data-label={t('templates.last')}>
                {one.last === null ? (
                  '–'
                ) : (
                  <Link to={paths.ticket} params={{ partnership: here.id, ticket: one.last.ticket }}>
                    {format.full(one.last.at)}
                  </Link>
                )}
              </td>
              <td>
                <Group gap={6} wrap="nowrap">
                  <ReasonButton size="compact-sm" variant="default" reason={whyNot(one.can.edit)} onClick={() => setEditing(one)}>
                    {t('templates.edit')}
                  </ReasonButton>
                  <ReasonButton
                    size="compact-sm"
                    variant="default"
                    reason={whyNot(one.can.edit)}
                    loading={pause.isPending && pause.variables.id === one.id}
                    onClick={() => pause.mutate(one)}
                  >
                    {t(one.paused === null ? 'templates.pause' : 'templates.resume')}
                  </ReasonButton>
                  <ReasonButton size="compact-sm" variant="default" reason={whyNot(one.can.edit)} onClick={() => setEnding(one)}>
                    {t('templates.end')}
                  </ReasonButton>
                </Group>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {editing ? (
        <ScheduleDialog
          // Others may have changed it since the dialog was opened.
          recurring={items.find((one) => one.id === editing.id) ?? editing}
          templates={templates}
          agreement={agreement}
          onClose={() => setEditing(null)}
        />
      ) : null}
      {ending ? <EndDialog recurring={ending} onClose={() => setEnding(null)} /> : null}
    </>
  );
}

function Coming({ recurring: { paused, next } }: { readonly recurring: Recurring }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (paused !== null)
    return (
      <>
        <b>{paused.by === null ? t('templates.paused') : t('templates.pausedBy', { name: paused.by.name })}</b>
        {paused.text === '' ? null : <span className="mute"> {paused.text}</span>}
      </>
    );
  return next[0] === undefined ? <span className="mute">{t('templates.ended')}</span> : format.full(next[0]);
}

function EndDialog({ recurring, onClose }: { readonly recurring: Recurring; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const end = useMutation({
    mutationFn: () => call(removeTicketSchedule, { params: { partnership: here.id, schedule: recurring.id } }),
    onSuccess: onClose,
    onSettled: () => refresh(listTicketSchedules),
  });
  return (
    <FormDialog
      title={t('templates.endTitle', { name: recurring.template.name })}
      submit={t('templates.end')}
      command={end}
      onSubmit={end.mutate}
      onClose={onClose}
    >
      <p>{t('templates.endText')}</p>
    </FormDialog>
  );
}
