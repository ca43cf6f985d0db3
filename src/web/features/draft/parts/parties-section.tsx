/** The parties: one internal, and the providers. */
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Agreement, Party } from '../../../../core/agreement/agreement.js';
import { withoutThing } from '../../../../core/drafting/removal.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { PartyChip } from '../../../ui/party-chip.js';
import { DataTable } from '../../../ui/table.js';
import { IconAction } from './icon-action.js';
import type { PartProps } from './part-props.js';
import { PartSection } from './part-section.js';
import styles from './parts.module.css';
import { PartyDialog } from './party-dialog.js';
import { useRemoval } from './removal.js';

/** Null: a new provider. */
interface Edited {
  readonly party: Party | null;
  readonly seen: Agreement;
}

export function PartiesSection({ agreement, mayEdit, onEdit }: PartProps) {
  const { t } = useTranslation();
  const here = useHere();
  const [edited, setEdited] = useState<Edited | null>(null);
  const removal = useRemoval({ agreement, onEdit });
  const teamsOf = (party: Party): string[] => agreement.teams.filter((team) => team.party === party.id).map((team) => team.name);
  const stays = (party: Party): string | null => {
    if (party.kind === 'internal') return t('parts.parties.internalStays');
    const teams = teamsOf(party);
    return teams.length > 0 ? t('parts.parties.hasTeams', { teams: teams.join(', ') }) : null;
  };
  return (
    <PartSection
      title={t('parts.parties.title')}
      add={mayEdit ? { label: t('parts.parties.add'), action: () => setEdited({ party: null, seen: agreement }) } : null}
    >
      <DataTable
        label={t('parts.parties.title')}
        head={[
          { key: 'party', text: t('draft.teams.party') },
          { key: 'kind', text: t('parts.parties.kindHead') },
          { key: 'teams', text: t('draft.teams.title') },
          { key: 'actions', text: <span className="visually-hidden">{t('draft.exception.actions')}</span> },
        ]}
      >
        <tbody>
          {agreement.parties.map((party) => (
            <tr key={party.id}>
              <td>
                <PartyChip tone={here.tone(party.id)} label={party.name} />
              </td>
              <td>{t(`parts.parties.kind.${party.kind}`)}</td>
              <td>{teamsOf(party).join(', ') || <span className="mute">{t('words.none')}</span>}</td>
              <td className={styles.actions}>
                {mayEdit ? (
                  <>
                    <IconAction
                      label={t('parts.rename', { name: party.name })}
                      icon={IconPencil}
                      onClick={() => setEdited({ party, seen: agreement })}
                    />
                    <IconAction
                      label={t('parts.removeOne', { name: party.name })}
                      icon={IconTrash}
                      reason={stays(party)}
                      onClick={() => removal.remove(party.name, (now) => withoutThing(now, 'parties', party.id))}
                    />
                  </>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {removal.dialog}
      {edited ? (
        <PartyDialog
          {...edited}
          onClose={() => setEdited(null)}
          onEdit={(intent) => {
            setEdited(null);
            onEdit(intent);
          }}
        />
      ) : null}
    </PartSection>
  );
}
