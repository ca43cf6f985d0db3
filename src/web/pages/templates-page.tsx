import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listTicketSchedules } from '../../contract/ticket-schedules.js';
import { listTicketTemplates } from '../../contract/ticket-templates.js';
import type { Agreement } from '../../core/agreement/agreement.js';
import { RecurringList } from '../features/ticket-templates/recurring-list.js';
import { ScheduleDialog } from '../features/ticket-templates/schedule-dialog.js';
import { TemplateDialog } from '../features/ticket-templates/template-dialog.js';
import { TemplateList } from '../features/ticket-templates/template-list.js';
import type { Template } from '../features/ticket-templates/template-words.js';
import { useAgreement } from '../lib/agreement.js';
import type { Names } from '../lib/agreement-names.js';
import { queryOf } from '../lib/api.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { whyNot } from '../lib/why-not.js';
import { ReasonButton } from '../ui/reason-button.js';
import { EmptyState, SkeletonRows } from '../ui/states.js';
import { NothingInForce } from './nothing-in-force.js';

export function TemplatesPage() {
  const { t } = useTranslation();
  const here = useHere();
  const { query, names } = useAgreement(here.id);
  return (
    <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} rows={6} />}>
      {(shown) =>
        shown === null ? (
          <>
            <Head title={t('templates.title')} note={t('templates.note')} />
            <NothingInForce />
          </>
        ) : (
          <Templates agreement={shown.agreement} names={names} />
        )
      }
    </Loaded>
  );
}

function Templates({ agreement, names }: { readonly agreement: Agreement; readonly names: Names }) {
  const { t } = useTranslation();
  const here = useHere();
  const [adding, setAdding] = useState(false);
  const [archived, setArchived] = useState(false);
  const query = useQuery(queryOf(listTicketTemplates, { params: { partnership: here.id }, query: { archived: 'with' } }));
  return (
    <>
      <Head
        title={t('templates.title')}
        note={t('templates.note')}
        actions={
          <Button variant="filled" onClick={() => setAdding(true)}>
            {t('templates.add')}
          </Button>
        }
      />
      <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} rows={6} />}>
        {({ items }) => {
          const shown = archived ? items : items.filter((one) => one.archivedAt === null);
          return (
            <>
              <section style={{ marginTop: 20 }}>
                {shown.length === 0 ? (
                  <EmptyState title={t('templates.empty')} text={t('templates.emptyText')} />
                ) : (
                  <TemplateList templates={shown} agreement={agreement} names={names} />
                )}
                {items.some((one) => one.archivedAt !== null) ? (
                  <Checkbox
                    mt={12}
                    label={t('templates.withArchived')}
                    checked={archived}
                    onChange={(event) => setArchived(event.currentTarget.checked)}
                  />
                ) : null}
              </section>
              <Recurring templates={items} agreement={agreement} />
            </>
          );
        }}
      </Loaded>
      {adding ? <TemplateDialog template={null} agreement={agreement} names={names} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

function Recurring({ templates, agreement }: { readonly templates: readonly Template[]; readonly agreement: Agreement }) {
  const { t } = useTranslation();
  const here = useHere();
  const [adding, setAdding] = useState(false);
  const query = useQuery(queryOf(listTicketSchedules, { params: { partnership: here.id } }));
  const none = !templates.some((one) => one.archivedAt === null && one.owner.kind !== 'person');
  return (
    <section style={{ marginTop: 28 }}>
      <h2>{t('templates.recurring')}</h2>
      <p className="mute">{t('templates.recurringText')}</p>
      <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} rows={3} />}>
        {({ items, can }) => (
          <>
            {items.length === 0 ? (
              <EmptyState title={t('templates.noRecurring')} text={t('templates.noRecurringText')} />
            ) : (
              <RecurringList items={items} templates={templates} agreement={agreement} />
            )}
            <p style={{ marginTop: 12 }}>
              <ReasonButton
                variant="default"
                reason={whyNot(can.add) ?? (none ? t('templates.noTemplate') : null)}
                onClick={() => setAdding(true)}
              >
                {t('templates.addRecurring')}
              </ReasonButton>
            </p>
          </>
        )}
      </Loaded>
      {adding ? <ScheduleDialog recurring={null} templates={templates} agreement={agreement} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}
