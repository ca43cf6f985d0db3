/** The agreement in force, or another version, with the names in it. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getAgreement, getAgreementInForce } from '../../contract/agreements.js';
import { namesOf } from './agreement-names.js';
import { queryOf } from './api.js';

export const inForceQuery = (partnership: string) => ({ ...queryOf(getAgreementInForce, { params: { partnership } }), staleTime: 300_000 });

const versionQuery = (partnership: string, version: string) => ({
  ...queryOf(getAgreement, { params: { partnership, agreement: version } }),
  staleTime: 300_000,
});

/** The version with an id; without one the agreement in force, whose data is null before anything is. */
export function useAgreement(partnership: string, version?: string) {
  const inForce = useQuery({ ...inForceQuery(partnership), enabled: version === undefined });
  const named = useQuery({ ...versionQuery(partnership, version ?? ''), enabled: version !== undefined });
  const query = version === undefined ? inForce : named;
  const agreement = query.data?.agreement;
  const names = useMemo(() => namesOf(agreement), [agreement]);
  return { query, agreement, version: query.data?.version, names };
}
