import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { listChangeRequests, withdrawChangeRequest } from '../../../contract/change-requests.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useNow } from '../../lib/now.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere, useSession } from '../../lib/session.js';
import { When } from '../../lib/when.js';
import { paths } from '../../paths.js';
import { AboutNote } from './about.js';
import { AnswerDialog } from './answer-dialog.js';
import type { AskStart } from './ask-dialog.js';
import type { ChangeRequest } from './change-request.js';
import styles from './requests.module.css';

export interface RequestListProps {
  readonly requests: readonly ChangeRequest[];
  /** Begins a new request with the words of one that was declined or taken back. */
  readonly onAskAgain: (start: AskStart) => void;
}

/** Each request with who asked, what was answered, and what the viewer may do. */
export function RequestList({ requests, onAskAgain }: RequestListProps) {
  const [answering, setAnswering] = useState<{ readonly request: ChangeRequest; readonly kind: 'accept' | 'decline' } | null>(null);
  return (
    <>
      <ul className={styles.list}>
        {requests.map((request) => (
          <Request
            key={request.id}
            request={request}
            onAnswer={(kind) => setAnswering({ request, kind })}
            onAskAgain={() => onAskAgain({ title: request.title, text: request.text, about: request.about })}
          />
        ))}
      </ul>
      {answering === null ? null : <AnswerDialog {...answering} onClose={() => setAnswering(null)} />}
    </>
  );
}

interface RequestProps {
  readonly request: ChangeRequest;
  readonly onAnswer: (kind: 'accept' | 'decline') => void;
  readonly onAskAgain: () => void;
}

function Request({ request, onAnswer, onAskAgain }: RequestProps) {
  const { t } = useTranslation();
  const here = useHere();
  const now = useNow();
  const { person } = useSession();
  const { answer, can, draft, state, title } = request;
  const params = { partnership: here.id };
  const withdraw = useMutation({
    mutationFn: () => call(withdrawChangeRequest, { params: { ...params, request: request.id } }),
    onSuccess: () => refresh(listChangeRequests),
    // Somebody has answered it meanwhile: the list says what.
    onError: () => void refresh(listChangeRequests),
  });
  const ended = state === 'declined' || state === 'withdrawn';
  return (
    <li className={styles.request}>
      <div>
        <h2>{title}</h2>
        <AboutNote about={request.about} />
        <p className={styles.text}>{request.text}</p>
        <p className={styles.facts}>
          {t(`requests.states.${state}`)} · {t('requests.by', { name: request.by.name })} · <When at={request.at} now={now} />
        </p>
        {answer === null || state === 'withdrawn' ? null : (
          <p className={styles.answer}>
            {answer.text === ''
              ? t('requests.answeredBare', { name: answer.by.name })
              : t('requests.answered', { name: answer.by.name, text: answer.text })}{' '}
            <span className={styles.facts}>
              · <When at={answer.at} now={now} />
            </span>
          </p>
        )}
        <ProblemNote error={withdraw.error} />
      </div>
      <div className={styles.actions}>
        {can.answer.allowed ? (
          <>
            <Button aria-label={t('requests.acceptTitle', { title })} onClick={() => onAnswer('accept')}>
              {t('requests.accept')}
            </Button>
            <Button aria-label={t('requests.declineTitle', { title })} onClick={() => onAnswer('decline')}>
              {t('requests.decline')}
            </Button>
          </>
        ) : null}
        {can.withdraw.allowed ? (
          <Button aria-label={t('requests.withdrawTitle', { title })} loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('requests.withdraw')}
          </Button>
        ) : null}
        {draft !== null && here.membership.party !== null ? (
          <Button
            aria-label={t('requests.openDraftTitle', { title })}
            renderRoot={(props) => <Link to={paths.draft} params={{ ...params, draft }} {...props} />}
          >
            {t('requests.openDraft')}
          </Button>
        ) : null}
        {ended && request.by.id === person?.id ? (
          <Button aria-label={t('requests.askAgainTitle', { title })} onClick={onAskAgain}>
            {t('requests.askAgain')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
