import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { listChangeRequests, withdrawChangeRequest } from '../../../contract/change-requests.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useNow } from '../../lib/now.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { When } from '../../lib/when.js';
import { AnswerDialog } from './answer-dialog.js';
import type { ChangeRequest } from './change-request.js';
import styles from './requests.module.css';

export interface RequestListProps {
  readonly requests: readonly ChangeRequest[];
}

/** Each request with who asked, what was answered, and what the viewer may do. */
export function RequestList({ requests }: RequestListProps) {
  const [answering, setAnswering] = useState<{ readonly request: ChangeRequest; readonly kind: 'accept' | 'decline' } | null>(null);
  return (
    <>
      <ul className={styles.list}>
        {requests.map((request) => (
          <Request key={request.id} request={request} onAnswer={(kind) => setAnswering({ request, kind })} />
        ))}
      </ul>
      {answering === null ? null : <AnswerDialog {...answering} onClose={() => setAnswering(null)} />}
    </>
  );
}

interface RequestProps {
  readonly request: ChangeRequest;
  readonly onAnswer: (kind: 'accept' | 'decline') => void;
}

function Request({ request, onAnswer }: RequestProps) {
  const { t } = useTranslation();
  const here = useHere();
  const now = useNow();
  const { answer, can } = request;
  const withdraw = useMutation({
    mutationFn: () => call(withdrawChangeRequest, { params: { partnership: here.id, request: request.id } }),
    onSuccess: () => refresh(listChangeRequests),
  });
  return (
    <li className={styles.request}>
      <div>
        <h2>{request.title}</h2>
        <p className={styles.text}>{request.text}</p>
        <p className={styles.facts}>
          {t(`requests.states.${request.state}`)} · {t('requests.by', { name: request.by.name })} · <When at={request.at} now={now} />
        </p>
        {answer === null || request.state === 'withdrawn' ? null : (
          <p className={styles.answer}>
            {answer.text === ''
              ? t('requests.answeredBare', { name: answer.by.name })
              : t('requests.answered', { name: answer.by.name, text: answer.text })}
          </p>
        )}
        <ProblemNote error={withdraw.error} />
      </div>
      <div className={styles.actions}>
        {can.answer.allowed ? (
          <>
            <Button onClick={() => onAnswer('accept')}>{t('requests.accept')}</Button>
            <Button onClick={() => onAnswer('decline')}>{t('requests.decline')}</Button>
          </>
        ) : null}
        {can.withdraw.allowed ? (
          <Button loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('requests.withdraw')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
