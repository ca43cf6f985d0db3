/** The service catalogue: the tree under the four Rs, to add to, rename, move, order and thin out. */
import { TextInput } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Agreement, Category } from '../../../../core/agreement/agreement.js';
import { isRoot, stepCategory } from '../../../../core/drafting/catalogue.js';
import { withoutThing } from '../../../../core/drafting/removal.js';
import { categoryTree } from '../../../../core/routing/category-tree.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { EmptyState } from '../../../ui/states.js';
import { type CatalogueRow, catalogueRows, categoryMentions } from './catalogue-rows.js';
import { type CatalogueAction, CatalogueTree, staysBecause } from './catalogue-tree.js';
import { CategoryDialog } from './category-dialog.js';
import type { PartProps } from './part-props.js';
import { PartSection } from './part-section.js';
import styles from './parts.module.css';
import { useRemoval } from './removal.js';

interface Edited {
  /** Null: a new one. */
  readonly category: Category | null;
  readonly parent: string;
  readonly seen: Agreement;
}

/** Where the focus goes once the draft has, or has no longer, a category. */
type Wish = { readonly kind: 'there'; readonly id: string } | { readonly kind: 'gone'; readonly id: string; readonly next: string };

export function CataloguePart({ agreement, mayEdit, onEdit }: PartProps) {
  const { t } = useTranslation();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState('');
  const [current, setCurrent] = useState('run');
  const [focusRequest, setFocusRequest] = useState(0);
  const [edited, setEdited] = useState<Edited | null>(null);
  const wish = useRef<Wish | null>(null);
  const removal = useRemoval({ agreement, onEdit });
  const rows = useMemo(() => catalogueRows(agreement, closed, words), [agreement, closed, words]);
  const mentions = useMemo(() => categoryMentions(agreement), [agreement]);
  const found = rows.filter((row) => row.found).length;

  const act = (row: CatalogueRow, action: CatalogueAction): void => {
    const { category } = row;
    if (action === 'toggle') {
      const next = new Set(closed);
      if (!next.delete(category.id)) next.add(category.id);
      setClosed(next);
      return;
    }
    if (!mayEdit) return;
    if (action === 'add') setEdited({ category: null, parent: category.id, seen: agreement });
    else if (isRoot(category.id)) return;
    else if (action === 'edit') setEdited({ category, parent: category.parent ?? '', seen: agreement });
    else if (action === 'remove') {
      if (staysBecause(row) !== null) return;
      const next = rows[rows.indexOf(row) - 1];
      // Where the keys go on once this row is gone.
      if (next) wish.current = { kind: 'gone', id: category.id, next: next.category.id };
      removal.remove(category.name, (now) => withoutThing(now, 'categories', category.id));
    } else if ((action === 'up' && !row.first) || (action === 'down' && !row.last)) {
      onEdit((now) => stepCategory(now, category.id, action === 'up' ? -1 : 1));
      setFocusRequest((count) => count + 1);
    }
  };
  const focusOn = (id: string): void => {
    wish.current = null;
    setCurrent(id);
    setFocusRequest((count) => count + 1);
  };
  // An edit may come to nothing or become a suggestion, so the row follows what the draft says.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the wish is fulfilled by a draft, not by a render
  useEffect(() => {
    const wanted = wish.current;
    if (wanted === null) return;
    const there = agreement.categories.some(({ id }) => id === wanted.id);
    if (wanted.kind === 'there' && there) focusOn(wanted.id);
    else if (wanted.kind === 'gone' && !there) focusOn(wanted.next);
  }, [agreement]);
  // Rows are drawn again only when they change, so what they call is always the same.
  const latest = useRef(act);
  latest.current = act;
  const onAct = useCallback((row: CatalogueRow, action: CatalogueAction) => latest.current(row, action), []);

  return (
    <PartSection title={t('parts.catalogue.title')} text={t('parts.catalogue.text')}>
      <div className={styles.search}>
        <TextInput
          type="search"
          aria-label={t('parts.catalogue.search')}
          placeholder={t('parts.catalogue.search')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <span className="mute" role="status">
          {words.trim() === '' ? '' : t('parts.found', { count: found })}
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('parts.catalogue.nothing')} text={t('parts.catalogue.nothingText')} />
      ) : (
        <CatalogueTree
          rows={rows}
          mentions={mentions}
          current={current}
          focusRequest={focusRequest}
          mayEdit={mayEdit}
          onCurrent={setCurrent}
          onAct={onAct}
        />
      )}
      {mayEdit ? <p className="mute">{t('parts.catalogue.keys')}</p> : null}
      {removal.dialog}
      {edited ? (
        <CategoryDialog
          {...edited}
          onClose={() => setEdited(null)}
          onEdit={(intent, { id, parent }) => {
            setEdited(null);
            setWords('');
            const way = categoryTree(agreement.categories).pathOf(parent ?? '');
            setClosed(new Set([...closed].filter((one) => !way.some((category) => category.id === one))));
            wish.current = { kind: 'there', id };
            onEdit(intent);
          }}
        />
      ) : null}
    </PartSection>
  );
}
