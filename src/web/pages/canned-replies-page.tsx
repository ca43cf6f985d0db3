import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listCannedReplies } from '../../contract/canned-replies.js';
import { CannedFormDialog } from '../features/tickets/conversation/canned/canned-form-dialog.js';
import { CannedList } from '../features/tickets/conversation/canned/canned-list.js';
import { queryOf } from '../lib/api.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { EmptyState, SkeletonRows } from '../ui/states.js';

export function CannedRepliesPage() {
  const { t } = useTranslation();
  const here = useHere();
  const [adding, setAdding] = useState(false);
  const query = useQuery(queryOf(listCannedReplies, { params: { partnership: here.id } }));
  return (
    <>
      <Head
        title={t('conversation.canned.title')}
        note={t('conversation.canned.note')}
        actions={
          <Button variant="filled" onClick={() => setAdding(true)}>
            {t('conversation.canned.add')}
          </Button>
        }
      />
      <section style={{ marginTop: 20 }}>
        <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} rows={4} />}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={t('conversation.canned.empty')} text={t('conversation.canned.emptyText')} />
            ) : (
              <CannedList replies={items} />
            )
          }
        </Loaded>
      </section>
      {adding ? <CannedFormDialog reply={null} onClose={() => setAdding(false)} /> : null}
    </>
  );
}
