import { NewTicketForm } from '../features/tickets/new-ticket-form.js';
import { useAgreement } from '../lib/agreement.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { SkeletonRows } from '../ui/states.js';

export function NewTicketPage() {
  const { t } = useTranslation();
  const here = useHere();
  const { query, names } = useAgreement(here.id);
  return (
    <>
      <Head title={t('tickets.create.title')} />
      <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} />}>
        {({ agreement, version }) => <NewTicketForm agreement={agreement} agreementId={version.id} names={names} />}
      </Loaded>
    </>
  );
}
