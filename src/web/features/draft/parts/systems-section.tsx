/** The systems that are served: how critical each is, and whose it is. */
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Agreement, ServedSystem } from '../../../../core/agreement/agreement.js';
import { withoutThing } from '../../../../core/drafting/removal.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { paths } from '../../../paths.js';
import { PartyChip } from '../../../ui/party-chip.js';
import { DataTable } from '../../../ui/table.js';
import { IconAction } from './icon-action.js';
import type { PartProps } from './part-props.js';
import { PartSection } from './part-section.js';
import styles from './parts.module.css';
import { useRemoval } from './removal.js';
import { useShortList } from './short-list.js';
import { SystemDialog } from './system-dialog.js';

/** Null: a new one. */
interface Edited {
  readonly system: ServedSystem | null;
  readonly seen: Agreement;
}

export function SystemsSection({ agreement, mayEdit, onEdit }: PartProps) {
  const { t } = useTranslation();
  const here = useHere();
  const [edited, setEdited] = useState<Edited | null>(null);
  const removal = useRemoval({ agreement, onEdit });
  const { systems } = agreement;
  const list = useShortList(
    systems,
    t('parts.systems.search'),
    (one) => `${one.name} ${t(`parts.criticality.${one.criticality}`)} ${one.owner === null ? '' : here.partyName(one.owner)}`,
  );
  return (
    <PartSection
      title={t('parts.systems.title')}
      text={systems.length === 0 ? t('parts.systems.none') : undefined}
      actions={
        mayEdit ? (
          <Link to={paths.registers} params={{ partnership: here.id }} search={{ register: 'systems' }}>
            {t('parts.systems.fromRegister')}
          </Link>
        ) : null
      }
      add={mayEdit ? { label: t('parts.systems.add'), action: () => setEdited({ system: null, seen: agreement }) } : null}
    >
      {list.search}
      {systems.length > 0 ? (
        <DataTable
          label={t('parts.systems.title')}
          head={[
            { key: 'name', text: t('draft.name') },
            { key: 'criticality', text: t('parts.systems.criticality') },
            { key: 'owner', text: t('parts.systems.owner') },
            { key: 'actions', text: <span className="visually-hidden">{t('draft.exception.actions')}</span> },
          ]}
        >
          <tbody>
            {list.shown.map((system) => (
              <tr key={system.id}>
                <td>{system.name}</td>
                <td>{t(`parts.criticality.${system.criticality}`)}</td>
                <td>
                  {system.owner === null ? (
                    <span className="mute">{t('words.nobody')}</span>
                  ) : (
                    <PartyChip tone={here.tone(system.owner)} label={here.partyName(system.owner)} />
                  )}
                </td>
                <td className={styles.actions}>
                  {mayEdit ? (
                    <>
                      <IconAction
                        label={t('draft.teams.edit', { name: system.name })}
                        icon={IconPencil}
                        onClick={() => setEdited({ system, seen: agreement })}
                      />
                      <IconAction
                        label={t('parts.removeOne', { name: system.name })}
                        icon={IconTrash}
                        onClick={() => removal.remove(system.name, (now) => withoutThing(now, 'systems', system.id))}
                      />
                    </>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      ) : null}
      {list.more}
      {removal.dialog}
      {edited ? (
        <SystemDialog
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
