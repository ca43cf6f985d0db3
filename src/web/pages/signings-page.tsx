/** Versions that were proposed, with who has signed. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listSignings } from '../../contract/signing.js';
import { queryOf } from '../lib/api.js';
import { useFormat } from '../lib/format.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { useNow } from '../lib/now.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { When } from '../lib/when.js';
import { paths } from '../paths.js';
import { EmptyState, SkeletonRows } from '../ui/states.js';
import { DataTable } from '../ui/table.js';
import { AgreementTabs } from './agreement-tabs.js';

const COLUMNS = ['version', 'state', 'proposed', 'effective', 'parties'] as const;

export function SigningsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const now = useNow();
  const params = { partnership: here.id };
  const query = useQuery(queryOf(listSignings, { params }));
  return (
    <>
      <Head title={t('agreement.title')} tab={t('signing.tab')} note={t('signing.text')} />
      <AgreementTabs />
      <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('signing.emptyTitle')} text={t('signing.emptyText')}>
              <Button renderRoot={(props) => <Link to={paths.agreement} params={params} {...props} />}>{t('signing.toDrafts')}</Button>
            </EmptyState>
          ) : (
            <DataTable label={t('signing.tab')} head={COLUMNS.map((key) => ({ key, text: t(`signing.columns.${key}`) }))}>
              <tbody>
                {items.map((one) => (
                  <tr key={one.version.id}>
                    <td>
                      <Link to={paths.signing} params={{ ...params, agreement: one.version.id }}>
                        {t('signing.version', { version: one.version.version })}
                      </Link>
                    </td>
                    <td>
                      {one.withdrawnBy ? t('signing.withdrawn', { name: one.withdrawnBy.name }) : t(`agreement.state.${one.version.state}`)}
                    </td>
                    <td>
                      {one.proposedBy.name}, <When at={one.proposedAt} now={now} />
                    </td>
                    <td>
                      {one.version.effectiveAt !== null
                        ? format.full(one.version.effectiveAt, here.partnership.zone)
                        : one.effectiveAt === null
                          ? '–'
                          : format.full(one.effectiveAt, here.partnership.zone)}
                    </td>
                    <td>
                      {one.parties
                        .map((party) =>
                          party.signature
                            ? t('signing.signedBy', { party: party.name, name: party.signature.person.name })
                            : t('signing.unsigned', { party: party.name }),
                        )
                        .join(' · ')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </DataTable>
          )
        }
      </Loaded>
    </>
  );
}
