/** A category: its name, below which it stands, and what is decided there. */
import { NativeSelect, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Agreement, Category } from '../../../../core/agreement/agreement.js';
import { freshId } from '../../../../core/agreement/slug.js';
import { changeCategory, placesFor } from '../../../../core/drafting/catalogue.js';
import { namesOf } from '../../../lib/agreement-names.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import styles from '../draft.module.css';
import type { Intent } from '../draft-session.js';
import { putOver } from '../put-over.js';
import { FormDialog } from './form-dialog.js';
import { NameField } from './name-field.js';
import { nameTrouble } from './name-trouble.js';

export interface CategoryDialogProps {
  /** Null: a new one. */
  readonly category: Category | null;
  /** Below which a new one stands at first. */
  readonly parent: string;
  /** The draft when the dialog opened. */
  readonly seen: Agreement;
  readonly onEdit: (intent: Intent, item: Category) => void;
  readonly onClose: () => void;
}

const DECIDES = ['policy', 'strategy', 'risk-acceptance'] as const;
const MOST_SHOWN = 60;

export function CategoryDialog({ category, parent: first, seen, onEdit, onClose }: CategoryDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(category?.name ?? '');
  const [parent, setParent] = useState(category?.parent ?? first);
  const [decides, setDecides] = useState<Category['decides']>(category?.decides ?? null);
  const places = useMemo(() => {
    const names = namesOf(seen);
    return placesFor(seen, category?.id ?? null).map(({ id }) => ({ value: id, label: names.categoryPath(id) }));
  }, [seen, category]);
  // Two of one name may stand in different places, where their ways tell them apart.
  const others = seen.categories.filter((one) => one.parent === parent && one !== category).map((one) => one.name);
  const above = inherited(seen, parent);
  return (
    <FormDialog
      title={category ? t('draft.teams.edit', { name: category.name }) : t('parts.catalogue.add')}
      wrong={nameTrouble(name, others) !== null}
      onClose={onClose}
      onSubmit={() => {
        const id =
          category?.id ??
          freshId(
            name,
            seen.categories.map((one) => one.id),
            'category',
          );
        const item: Category = { id, name: name.trim(), parent, decides };
        onEdit(
          putOver(seen, (now) =>
            now.categories.some((one) => one.id === id)
              ? changeCategory(now, item)
              : [{ kind: 'put', list: 'categories', was: null, item }],
          ),
          item,
        );
      }}
    >
      <div className={styles.fields}>
        <NameField first value={name} others={others} onChange={setName} />
        <Select
          label={t('parts.catalogue.below')}
          data={places}
          value={parent}
          searchable
          allowDeselect={false}
          limit={MOST_SHOWN}
          nothingFoundMessage={t('parts.catalogue.nothing')}
          onChange={(id) => id !== null && setParent(id)}
        />
        <NativeSelect
          label={t('parts.catalogue.decides')}
          description={t('parts.catalogue.decidesHelp')}
          value={decides ?? ''}
          data={[
            {
              value: '',
              label: above === null ? t('parts.decides.none') : t('parts.decides.inherited', { what: t(`parts.decides.${above}`) }),
            },
            ...DECIDES.map((one) => ({ value: one, label: t(`parts.decides.${one}`) })),
          ]}
          onChange={(event) => setDecides(DECIDES.find((one) => one === event.currentTarget.value) ?? null)}
        />
      </div>
    </FormDialog>
  );
}

/** What is decided at a category or above it. */
function inherited({ categories }: Agreement, id: string): Category['decides'] {
  for (let at = categories.find((one) => one.id === id); at; at = categories.find((one) => one.id === at!.parent))
    if (at.decides !== null) return at.decides;
  return null;
}
