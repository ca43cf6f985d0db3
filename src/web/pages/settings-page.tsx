import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { listMembers } from '../../contract/identity.js';
import { InviteDialog } from '../features/identity/invite-dialog.js';
import { queryOf } from '../lib/api.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { Head } from '../lib/page.js';
import { useHere, useSession } from '../lib/session.js';
import { whyNot } from '../lib/why-not.js';
import { paths } from '../paths.js';
import { PartyChip } from '../ui/party-chip.js';
import { ReasonButton } from '../ui/reason-button.js';
import { EmptyState, SkeletonRows } from '../ui/states.js';
import { DataTable } from '../ui/table.js';
import styles from './settings.module.css';

export function SettingsPage() {
  const { t } = useTranslation();
  const here = useHere();
  const session = useSession();
  const [open, setOpen] = useState(false);
  const query = useQuery(queryOf(listMembers, { params: { partnership: here.id } }));
  const invite = query.data?.can.invite;
  return (
    <>
      <Head
        title={t('settings.title')}
        note={t('settings.version', { version: session.version })}
        actions={
          invite ? (
            <ReasonButton variant="filled" reason={whyNot(invite)} onClick={() => setOpen(true)}>
              {t('settings.invite')}
            </ReasonButton>
          ) : undefined
        }
      />
      {here.membership.party === null ? null : (
        <nav className={styles.parts} aria-label={t('settings.title')}>
          <Link to={paths.deskSettings} params={{ partnership: here.id }}>
            {t('deskSettings.link')}
          </Link>
          <Link to={paths.cannedReplies} params={{ partnership: here.id }}>
            {t('conversation.canned.title')}
          </Link>
          <Link to={paths.templates} params={{ partnership: here.id }}>
            {t('templates.link')}
          </Link>
        </nav>
      )}
      <section style={{ marginTop: 20 }}>
        <h2>{t('settings.people')}</h2>
        <p className="mute">{t('settings.peopleText')}</p>
        <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} rows={5} />}>
          {({ items }) => (
            <>
              <DataTable
                stack
                label={t('settings.people')}
                head={(['name', 'email', 'role', 'party', 'teams'] as const).map((key) => ({ key, text: t(`settings.${key}`) }))}
              >
                <tbody>
                  {items.map((one) => (
                    <tr key={one.person}>
                      <td>
                        {one.name}{' '}
                        <span className="mute">
                          {one.person === session.person?.id ? `(${t('settings.you')})` : ''}
                          {one.invited ? `(${t('settings.invited')})` : ''}
                        </span>
                      </td>
                      <td>{one.email}</td>
                      <td>{t(`words.role.${one.role}`)}</td>
                      <td>{one.party === null ? '–' : <PartyChip tone={here.tone(one.party)} label={here.partyName(one.party)} />}</td>
                      <td>{one.teams.map(here.teamName).join(', ') || '–'}</td>
                    </tr>
                  ))}
                </tbody>
              </DataTable>
              {items.length <= 1 ? <EmptyState title={t('settings.noPeople')} text={t('settings.noPeopleText')} /> : null}
            </>
          )}
        </Loaded>
      </section>
      {open ? <InviteDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
