import { NewTicketForm } from '../features/tickets/new/new-ticket-form.js';
import { useAgreement } from '../lib/agreement.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { SkeletonRows } from '../ui/states.js';
import { NothingInForce } from './nothing-in-force.js';

export function NewTicketPage() {
  const { t } = useTranslation();
  const here = useHere();
  const { query, names } = useAgreement(here.id);
  return (
    <>
      <Head title={t('tickets.create.title')} />
      <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} />}>
        {(shown) =>
          shown ? <NewTicketForm agreement={shown.agreement} agreementId={shown.version.id} names={names} /> : <NothingInForce />
        }
      </Loaded>
    </>
  );
}
