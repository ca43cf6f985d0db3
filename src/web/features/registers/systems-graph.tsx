/** The systems register as a graph; an entry opens from it. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { getEntry, getLandscape } from '../../../contract/registers.js';
import { call, queryOf } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { Loaded } from '../../lib/loaded.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { EmptyState, SkeletonBlock } from '../../ui/states.js';
import { DependencyGraphView } from './dependency-graph-view.js';
import type { Entry } from './field-text.js';

export interface SystemsGraphProps {
  readonly find: string;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onOpen: (entry: Entry) => void;
}

export function SystemsGraph({ find, chosen, onChoose, onOpen }: SystemsGraphProps) {
  const { t } = useTranslation();
  const here = useHere();
  const query = useQuery(queryOf(getLandscape, { params: { partnership: here.id } }));
  const open = useMutation({
    mutationFn: (entry: string) => call(getEntry, { params: { partnership: here.id, kind: 'systems', entry } }),
    onSuccess: onOpen,
  });
  return (
    <Loaded query={query} skeleton={<SkeletonBlock label={t('common.loading')} height={320} />}>
      {({ systems, more }) => (
        <>
          <ProblemNote error={open.error} />
          {more ? <p className="mute">{t('registers.graph.more')}</p> : null}
          {systems.length === 0 ? (
            <EmptyState title={t('registers.emptyTitle')} text={t('registers.emptyText')} />
          ) : (
            <DependencyGraphView systems={systems} find={find} chosen={chosen} onChoose={onChoose} onOpen={open.mutate} />
          )}
        </>
      )}
    </Loaded>
  );
}
