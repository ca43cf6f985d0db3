/** The text was withdrawn and proposed anew while somebody read it: what is another now, and the way to it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { diffVersions } from '../../../contract/differences.js';
import { queryOf } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { Loaded } from '../../lib/loaded.js';
import { useHere } from '../../lib/session.js';
import { paths } from '../../paths.js';
import { SkeletonRows } from '../../ui/states.js';
import { DifferenceView } from './difference-view.js';

export interface ProposedAnewProps {
  /** What was shown. */
  readonly from: string;
  /** What is proposed now. */
  readonly to: string;
  readonly onLeave: () => void;
}

export function ProposedAnew({ from, to, onLeave }: ProposedAnewProps) {
  const { t } = useTranslation();
  const here = useHere();
  const difference = useQuery(queryOf(diffVersions, { params: { partnership: here.id, agreement: to }, query: { from } }));
  return (
    <>
      <p>
        <Link to={paths.signing} params={{ partnership: here.id, agreement: to }} onClick={onLeave}>
          {t('signing.signDialog.readNew')}
        </Link>
      </p>
      <Loaded query={difference} skeleton={<SkeletonRows label={t('common.loading')} rows={3} />}>
        {(found) => <DifferenceView difference={found} />}
      </Loaded>
    </>
  );
}
