import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { inviteMember, listMembers } from '../../../contract/identity.js';
import { call, queryOf, refresh } from '../../lib/api.js';
import type { Membership } from '../../lib/here.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote, placesOf } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { useDraft } from '../../lib/use-draft.js';
import { Dialog } from '../../ui/dialog.js';
import styles from './invite.module.css';

type Role = Membership['role'];

/** A lead invites to the own side, somebody who only asks for help, and the first lead of the other side. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const side = here.membership.role.startsWith('provider') ? 'provider' : 'internal';
  const otherLead: Role = side === 'provider' ? 'internal-lead' : 'provider-lead';
  const members = useQuery(queryOf(listMembers, { params: { partnership: here.id } }));
  const leaderless = here.partnership.parties.filter(
    (party) =>
      party.id !== here.membership.party &&
      otherLead.startsWith(party.kind) &&
      !members.data?.items.some((one) => one.role === otherLead && one.party === party.id && !one.invited),
  );
  const own: readonly Role[] =
    side === 'provider' ? ['provider-technician', 'provider-lead', 'requester'] : ['internal-technician', 'internal-lead', 'requester'];
  const roles = leaderless.length > 0 ? [...own, otherLead] : own;
  const [values, change, clear] = useDraft(`invite.${here.id}`, {
    name: '',
    email: '',
    role: roles[0] as Role,
    teams: [] as string[],
    party: '',
  });
  const kind = values.role.startsWith('provider') ? 'provider' : 'internal';
  const chosen = leaderless.find((party) => party.id === values.party) ?? leaderless[0];
  const parties = kind === side ? here.partnership.parties.filter((party) => party.id === here.membership.party) : chosen ? [chosen] : [];
  const teams = here.partnership.teams.filter((team) => parties.some((party) => party.id === team.party));
  const invite = useMutation({
    mutationFn: () => {
      const { party: _, ...body } = values;
      return call(inviteMember, {
        params: { partnership: here.id },
        body: { ...body, teams: values.role === 'requester' ? [] : values.teams },
      });
    },
    onSuccess: () => {
      clear();
      void refresh(listMembers);
    },
  });
  const places = placesOf(invite.error);
  return (
    <Dialog onClose={onClose} title={t('settings.inviteTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {invite.data ? (
        <div className={styles.form}>
          <p>{t('settings.inviteLink')}</p>
          <TextInput
            aria-label={t('settings.inviteLink')}
            readOnly
            value={new URL(invite.data.link, window.location.origin).href}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button onClick={onClose}>{t('common.close')}</Button>
        </div>
      ) : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            invite.mutate();
          }}
        >
          <TextInput
            label={t('settings.name')}
            required
            withAsterisk={false}
            data-autofocus
            value={values.name}
            error={places.get('name')}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('settings.email')}
            type="email"
            required
            withAsterisk={false}
            value={values.email}
            error={places.get('email')}
            onChange={(event) => change({ email: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('settings.role')}
            value={values.role}
            data={roles.map((role) => ({ value: role, label: t(`words.role.${role}`) }))}
            onChange={(event) => change({ role: event.currentTarget.value as Role, teams: [] })}
          />
          {values.role === otherLead && leaderless.length > 1 ? (
            <NativeSelect
              label={t('settings.ofParty')}
              value={chosen?.id ?? ''}
              data={leaderless.map((party) => ({ value: party.id, label: party.name }))}
              onChange={(event) => change({ party: event.currentTarget.value, teams: [] })}
            />
          ) : null}
          {values.role === 'requester' ? null : (
            <Checkbox.Group label={t('settings.teams')} value={values.teams} onChange={(chosen) => change({ teams: chosen })}>
              {teams.map((team) => (
                <Checkbox key={team.id} value={team.id} label={team.name} mt={6} />
              ))}
            </Checkbox.Group>
          )}
          {places.size > 0 ? null : <ProblemNote error={invite.error} />}
          <Button type="submit" variant="filled" loading={invite.isPending}>
            {t('settings.inviteSend')}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
