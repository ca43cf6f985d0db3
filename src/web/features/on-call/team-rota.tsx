/** One team: who is on call, who follows, what was arranged. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { getOnCall, removeOverride } from '../../../contract/on-call.js';
import { call, refresh } from '../../lib/api.js';
import { clockText } from '../../lib/clock-text.js';
import { useFormat, viewerZone } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { TeamChip } from '../../lib/team-chip.js';
import { whyNot } from '../../lib/why-not.js';
import { Moment } from '../../ui/moment.js';
import { ReasonButton } from '../../ui/reason-button.js';
import styles from './on-call.module.css';
import type { OnCallTeam } from './on-call-team.js';
import { OverrideDialog } from './override-dialog.js';
import { TimesDialog } from './times-dialog.js';

const FEW = 6;

export function TeamRota({ team, now }: { readonly team: OnCallTeam; readonly now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const [open, setOpen] = useState<'override' | 'times' | null>(null);
  const [all, setAll] = useState(false);
  const takeBack = useMutation({
    mutationFn: (override: string) => call(removeOverride, { params: { partnership: here.id, override } }),
    onSuccess: () => refresh(getOnCall),
  });
  // Beside the viewer's own time that of the rota: a phone has nothing to hover with.
  const when = (at: number) => (
    <span className={styles.when}>
      <Moment at={at} text={format.moment(at, now)} title={format.full(at, team.zone)} />
      {team.zone === viewerZone() ? null : (
        <span className="mute"> ({t('onCall.there', { time: format.moment(at, now, team.zone) })})</span>
      )}
    </span>
  );
  const [current, ...next] = team.shifts;
  const nobody = t('onCall.nobody');
  const instead = (name: string | undefined) =>
    name === undefined ? null : <span className="mute"> {t('onCall.insteadOf', { name })}</span>;
  return (
    <section className={styles.team} aria-label={here.teamName(team.team)}>
      <div className={styles.head}>
        <h2>
          <TeamChip team={team.team} />
        </h2>
        <ReasonButton reason={whyNot(team.can.settle)} onClick={() => setOpen('times')}>
          {t('onCall.settle')}
        </ReasonButton>
        <ReasonButton reason={whyNot(team.can.arrange)} onClick={() => setOpen('override')}>
          {t('onCall.arrange')}
        </ReasonButton>
      </div>
      <p className={styles.now}>
        {t('onCall.now')}: <b>{current?.person?.name ?? nobody}</b>
        {instead(current?.insteadOf?.name)}
        {current ? (
          <span className="mute">
            {' '}
            · {t('onCall.until', { when: '' })}
            {when(current.to)}
          </span>
        ) : null}
      </p>
      <p className={styles.text}>
        {team.inHours ? '' : `${t('onCall.outside')} `}
        {t('onCall.handOver', { time: clockText(team.handOverMinute), zone: team.zone, duration: format.duration(team.wakeNextMs) })}
      </p>
      {team.unknown.length > 0 ? (
        <p role="note">{t('onCall.unknown', { count: team.unknown.length, names: team.unknown.join(', ') })}</p>
      ) : null}
      {next.length > 0 ? (
        <>
          <h3 className={styles.subhead}>{t('onCall.next')}</h3>
          <ul className={styles.shifts}>
            {(all ? next : next.slice(0, FEW)).map((shift) => (
              <li className={styles.shift} key={shift.from}>
                <span>
                  {shift === next.at(-1) ? t('onCall.onwards', { when: '' }) : null}
                  {when(shift.from)}
                  {shift === next.at(-1) ? null : <> – {when(shift.to)}</>}
                </span>
                <span>
                  {shift.person?.name ?? nobody}
                  {instead(shift.insteadOf?.name)}
                </span>
              </li>
            ))}
          </ul>
          {!all && next.length > FEW ? (
            <Button variant="subtle" onClick={() => setAll(true)}>
              {t('onCall.more')}
            </Button>
          ) : null}
        </>
      ) : null}
      <ProblemNote error={takeBack.error} />
      {team.overrides.length > 0 ? (
        <>
          <h3 className={styles.subhead}>{t('onCall.overrides')}</h3>
          <ul className={styles.shifts}>
            {team.overrides.map((one) => (
              <li className={styles.shift} key={one.id}>
                <span>
                  {when(one.from)} – {when(one.to)}
                </span>
                <span>
                  {one.person.name} {t('onCall.insteadOf', { name: one.insteadOf?.name ?? t('onCall.anybody') })}
                  <span className="mute">
                    {' '}
                    · {t('onCall.madeBy', { name: one.madeBy.name })}
                    {one.reason ? `: ${one.reason}` : ''}
                  </span>
                </span>
                <ReasonButton
                  reason={whyNot(team.can.arrange)}
                  loading={takeBack.isPending && takeBack.variables === one.id}
                  aria-label={t('onCall.takeBackOf', { name: one.person.name })}
                  onClick={() => takeBack.mutate(one.id)}
                >
                  {t('onCall.takeBack')}
                </ReasonButton>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {open === 'override' ? <OverrideDialog team={team} onClose={() => setOpen(null)} /> : null}
      {open === 'times' ? <TimesDialog team={team} onClose={() => setOpen(null)} /> : null}
    </section>
  );
}
