/** Each party with who signs for it, and what the viewer may do. */
import { Button, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerOf } from '../../../contract/route.js';
import { getSigning, listSignings, nameSigner, withdrawSignature } from '../../../contract/signing.js';
import { call, refresh } from '../../lib/api.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { usePeople } from '../../lib/people.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { PartyChip } from '../../ui/party-chip.js';
import { ReasonButton } from '../../ui/reason-button.js';
import { reasonOf } from './reasons.js';
import { SignDialog } from './sign-dialog.js';
import styles from './signing.module.css';

type Detail = AnswerOf<typeof getSigning>;

export function SigningParties({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const [open, setOpen] = useState(false);
  const { members } = usePeople(here.id);
  const params = { partnership: here.id, agreement: detail.version.id };
  const again = () => refresh(getSigning, listSignings);
  const name = useMutation({ mutationFn: (person: string) => call(nameSigner, { params, body: { person } }), onSuccess: again });
  const take = useMutation({ mutationFn: () => call(withdrawSignature, { params }), onSuccess: again });
  const own = here.membership.party;
  const { can } = detail;
  return (
    <section className={styles.section}>
      <h2>{t('signing.page.parties')}</h2>
      <ul className={styles.list}>
        {detail.parties.map((party) => (
          <li key={party.id} className={styles.party}>
            <PartyChip tone={here.tone(party.id)} label={party.name} />
            <span>
              {party.signature
                ? t('signing.page.signed', {
                    name: party.signature.person.name,
                    when: format.full(party.signature.at, here.partnership.zone),
                  })
                : party.signer
                  ? t('signing.page.waiting', { name: party.signer.name })
                  : t('signing.page.noSigner')}
            </span>
            {party.id === own && party.signature === null && can.nameSigner.allowed ? (
              <NativeSelect
                label={t('signing.page.signer', { party: party.name })}
                value={party.signer?.id ?? ''}
                disabled={name.isPending}
                data={[
                  ...(party.signer === null ? [{ value: '', label: t('signing.page.name') }] : []),
                  ...members.filter((one) => one.party === own && !one.invited).map((one) => ({ value: one.person, label: one.name })),
                ]}
                onChange={(event) => event.currentTarget.value !== '' && name.mutate(event.currentTarget.value)}
              />
            ) : null}
            {party.id === own && party.signature === null ? (
              <ReasonButton variant="filled" reason={reasonOf(can.sign)} onClick={() => setOpen(true)}>
                {t('signing.page.sign')}
              </ReasonButton>
            ) : null}
            {party.id === own && party.signature !== null && can.withdrawSignature.allowed ? (
              <Button loading={take.isPending} onClick={() => take.mutate()}>
                {t('signing.page.take')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ProblemNote error={name.error ?? take.error} />
      {open && own !== null ? (
        <SignDialog agreement={detail.version.id} hash={detail.hash} party={here.partyName(own)} onClose={() => setOpen(false)} />
      ) : null}
    </section>
  );
}
