/** The sites: the places that the agreement tells apart. */
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Agreement, Site } from '../../../../core/agreement/agreement.js';
import { freshId } from '../../../../core/agreement/slug.js';
import { withoutThing } from '../../../../core/drafting/removal.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { DataTable } from '../../../ui/table.js';
import type { Intent } from '../draft-session.js';
import { putOver } from '../put-over.js';
import { FormDialog } from './form-dialog.js';
import { IconAction } from './icon-action.js';
import { NameField } from './name-field.js';
import { nameTrouble } from './name-trouble.js';
import type { PartProps } from './part-props.js';
import { PartSection } from './part-section.js';
import styles from './parts.module.css';
import { useRemoval } from './removal.js';
import { useShortList } from './short-list.js';

/** Null: a new one. */
interface Edited {
  readonly site: Site | null;
  readonly seen: Agreement;
}

export function SitesSection({ agreement, mayEdit, onEdit }: PartProps) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<Edited | null>(null);
  const removal = useRemoval({ agreement, onEdit });
  const { sites } = agreement;
  const list = useShortList(sites, t('parts.sites.search'), (one) => one.name);
  return (
    <PartSection
      title={t('parts.sites.title')}
      text={sites.length === 0 ? t('parts.sites.none') : undefined}
      add={mayEdit ? { label: t('parts.sites.add'), action: () => setEdited({ site: null, seen: agreement }) } : null}
    >
      {list.search}
      {sites.length > 0 ? (
        <DataTable
          label={t('parts.sites.title')}
          head={[
            { key: 'name', text: t('draft.name') },
            { key: 'actions', text: <span className="visually-hidden">{t('draft.exception.actions')}</span> },
          ]}
        >
          <tbody>
            {list.shown.map((site) => (
              <tr key={site.id}>
                <td>{site.name}</td>
                <td className={styles.actions}>
                  {mayEdit ? (
                    <>
                      <IconAction
                        label={t('parts.rename', { name: site.name })}
                        icon={IconPencil}
                        onClick={() => setEdited({ site, seen: agreement })}
                      />
                      <IconAction
                        label={t('parts.removeOne', { name: site.name })}
                        icon={IconTrash}
                        onClick={() => removal.remove(site.name, (now) => withoutThing(now, 'sites', site.id))}
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
        <SiteDialog
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

interface SiteDialogProps extends Edited {
  readonly onEdit: (intent: Intent) => void;
  readonly onClose: () => void;
}

function SiteDialog({ site, seen, onEdit, onClose }: SiteDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(site?.name ?? '');
  const others = seen.sites.filter((one) => one !== site).map((one) => one.name);
  return (
    <FormDialog
      title={site ? t('parts.rename', { name: site.name }) : t('parts.sites.add')}
      wrong={nameTrouble(name, others) !== null}
      onClose={onClose}
      onSubmit={() => {
        const id =
          site?.id ??
          freshId(
            name,
            seen.sites.map((one) => one.id),
            'site',
          );
        const item = { id, name: name.trim() };
        onEdit(
          putOver(seen, (now) => {
            const was = now.sites.find((one) => one.id === id) ?? null;
            return was?.name === item.name ? [] : [{ kind: 'put', list: 'sites', was, item }];
          }),
        );
      }}
    >
      <NameField first value={name} others={others} onChange={setName} />
    </FormDialog>
  );
}
