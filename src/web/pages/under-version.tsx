/** A version that is not in force: its own parties and teams, and a word that it routes nothing. */
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import type { z } from 'zod';
import type { agreementVersion } from '../../contract/agreements.js';
import type { Agreement } from '../../core/agreement/agreement.js';
import { hereUnder } from '../lib/here.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { HereContext, useHere } from '../lib/session.js';

export interface UnderVersionProps {
  /** Undefined: the one in force, whose parties and teams are those of the partnership. */
  readonly agreement: Agreement | undefined;
  readonly children: ReactNode;
}

export function UnderVersion({ agreement, children }: UnderVersionProps) {
  const here = useHere();
  const under = useMemo(() => (agreement ? hereUnder(here, agreement) : here), [here, agreement]);
  return <HereContext.Provider value={under}>{children}</HereContext.Provider>;
}

export function VersionNote({ shown }: { readonly shown: z.infer<typeof agreementVersion> }) {
  const { t } = useTranslation();
  if (shown.state === 'effective') return null;
  return (
    <p className="mute" style={{ margin: '12px 0 10px' }}>
      {t(shown.state === 'superseded' ? 'agreement.pastNote' : 'agreement.draftNote')}{' '}
      <Link to="." search={(before) => ({ ...before, version: undefined, finding: undefined })}>
        {t('agreement.showInForce')}
      </Link>
    </p>
  );
}
