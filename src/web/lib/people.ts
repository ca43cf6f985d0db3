/** Names of people by id: members of the partnership, and whoever a page already names. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listMembers } from '../../contract/identity.js';
import { queryOf } from './api.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function usePeople(partnership: string) {
  const query = useQuery({ ...queryOf(listMembers, { params: { partnership } }), staleTime: 120_000 });
  return useMemo(() => {
    const items = query.data?.items ?? [];
    const names = new Map(items.map((one) => [one.person, one.name]));
    return {
      members: items,
      /** Null for somebody unknown; imported histories name people by words instead of ids. */
      name: (person: string): string | null => names.get(person) ?? (UUID.test(person) ? null : person),
    };
  }, [query.data]);
}
