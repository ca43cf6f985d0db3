/** An edit that met another's: what it would have made, what stands there, and the choice between them. */
import { Button } from '@mantine/core';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { subjectOf } from '../../../core/drafting/change.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { Dialog } from '../../ui/dialog.js';
import { changeWorder } from './change-words.js';
import styles from './draft.module.css';
import type { Clash } from './draft-session.js';

export interface ConflictDialogProps {
  readonly agreement: Agreement;
  readonly clash: Clash;
  readonly onKeepTheirs: () => void;
  readonly onPutMine: () => void;
}

const SHOWN = 8;

export function ConflictDialog({ agreement, clash, onKeepTheirs, onPutMine }: ConflictDialogProps) {
  const { t } = useTranslation();
  const words = changeWorder(agreement, t);
  const conflicts = clash.conflicts.flatMap((conflict) => {
    const change = clash.changes[conflict.at] ?? clash.changes.find((one) => subjectOf(one) === conflict.subject);
    return change ? [{ conflict, change, said: words(change) }] : [];
  });
  const met = clash.conflicts.length > 0;
  return (
    <Dialog
      closeButtonProps={{ 'aria-label': t('common.close') }}
      title={t(met ? 'draft.conflict.title' : 'draft.conflict.refused')}
      size="lg"
      onClose={onKeepTheirs}
    >
      {met ? <p className={styles.dialogText}>{t(clash.intent ? 'draft.conflict.text' : 'draft.conflict.undo')}</p> : null}
      {conflicts.slice(0, SHOWN).map(({ conflict, change, said }) => (
        <section key={conflict.subject} className={styles.conflict} aria-label={said.subject}>
          <h3>{said.subject}</h3>
          <dl>
            <dt>{t('draft.conflict.mine')}</dt>
            <dd>{said.after}</dd>
            <dt>{t('draft.conflict.theirs')}</dt>
            <dd>{words.value(change, conflict.now)}</dd>
          </dl>
        </section>
      ))}
      {conflicts.length > SHOWN ? <p className="mute">{t('draft.more', { count: conflicts.length - SHOWN })}</p> : null}
      {met
        ? null
        : clash.changes.slice(0, SHOWN).map((change, at) => {
            const said = words(change);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              <p key={at}>
                {said.subject}: {said.after}
              </p>
            );
          })}
      {clash.problems.length > 0 ? (
        <ul>
          {clash.problems.slice(0, SHOWN).map((problem) => (
            <li key={`${problem.path.join('.')} ${problem.text}`}>{problem.text}</li>
          ))}
        </ul>
      ) : null}
      <ProblemNote error={clash.error} />
      <div className={styles.dialogButtons}>
        <Button onClick={onKeepTheirs} data-autofocus>
          {t(met ? 'draft.conflict.keep' : 'common.close')}
        </Button>
        {clash.intent && met ? (
          <Button variant="filled" onClick={onPutMine}>
            {t('draft.conflict.put')}
          </Button>
        ) : null}
      </div>
    </Dialog>
  );
}
