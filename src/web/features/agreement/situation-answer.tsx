/** What the agreement says of a situation: owner, reasons, clocks, escalation. */

import type { trySituation } from '../../../contract/agreements.js';
import type { AnswerOf } from '../../../contract/route.js';
import type { ClockKind, WaitReason } from '../../../core/agreement/agreement.js';
import { calendarName, type Names } from '../../lib/agreement-names.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { TeamChip } from '../../lib/team-chip.js';
import styles from './situation.module.css';

export type Answer = AnswerOf<typeof trySituation>;

export function SituationAnswer({ answer, names }: { readonly answer: Answer; readonly names: Names }) {
  const { t } = useTranslation();
  const here = useHere();
  const format = useFormat();
  const { zone } = here.partnership;
  const { outcome } = answer;
  const teams = (list: readonly string[]) => (list.length === 0 ? t('words.none') : list.map(here.teamName).join(', '));
  const due = (at: number | null) => (at === null ? t('agreement.situation.never') : format.full(at, zone));
  return (
    <div className={styles.answer} aria-live="polite">
      <h2>{t('agreement.situation.answer')}</h2>
      {outcome.owned ? (
        <>
          <p className={styles.owner}>
            <TeamChip team={outcome.team} /> {t(`words.scope.${outcome.scope}`)}
          </p>
          <dl className={styles.facts}>
            <dt>{t('agreement.accountable')}</dt>
            <dd>{outcome.accountable === null ? t('words.nobody') : here.teamName(outcome.accountable)}</dd>
            <dt>{t('agreement.responsible')}</dt>
            <dd>{teams(outcome.responsible)}</dd>
            <dt>{t('agreement.situation.consulted')}</dt>
            <dd>{teams(outcome.consulted)}</dd>
            <dt>{t('agreement.situation.informed')}</dt>
            <dd>{teams(outcome.informed)}</dd>
            <dt>{t('agreement.situation.window')}</dt>
            <dd>{names.window(answer.window)}</dd>
          </dl>
        </>
      ) : (
        <>
          <p className={styles.owner}>
            <TeamChip team={null} />
          </p>
          <p>{t('agreement.situation.nobody')}</p>
        </>
      )}
      <h2>{t('agreement.situation.why')}</h2>
      <ul className={styles.causes}>
        {answer.causes.map((cause) => (
          <li key={`${cause.code} ${cause.ref} ${cause.text}`}>{cause.text}</li>
        ))}
      </ul>
      <h2>{t('agreement.situation.clocks')}</h2>
      {answer.clocks.length === 0 ? (
        <p>{t('agreement.situation.noClocks')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('agreement.situation.clock')}</th>
              <th scope="col">{t('agreement.situation.target')}</th>
              <th scope="col">{t('agreement.situation.due')}</th>
              <th scope="col">{t('agreement.situation.calendar')}</th>
              <th scope="col">{t('agreement.situation.paused')}</th>
            </tr>
          </thead>
          <tbody>
            {answer.clocks.map((clock) => (
              <tr key={clock.kind}>
                <td>{t(`words.clock.${clock.kind}`)}</td>
                <td>{format.hours(clock.targetMs)}</td>
                <td>{due(clock.dueAt)}</td>
                <td>{calendarName(clock.calendar)}</td>
                <td>{clock.pausedWhile.map((reason) => t(`words.waiting.${reason as WaitReason}`)).join(', ') || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2>{t('agreement.situation.escalation')}</h2>
      {answer.escalation.length === 0 ? (
        <p className="mute">{t('agreement.situation.noEscalation')}</p>
      ) : (
        <table>
          <tbody>
            {answer.escalation.map((step) => (
              <tr key={step.id}>
                <td>{t('agreement.situation.step', { clock: t(`words.clock.${step.clock as ClockKind}`), percent: step.atPercent })}</td>
                <td>{due(step.at)}</td>
                <td>{[...step.notify.map(here.teamName), ...(step.leads ? [t('agreement.situation.leads')] : [])].join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
