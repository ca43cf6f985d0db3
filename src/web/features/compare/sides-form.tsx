/** Which two are compared: a version, and another one or a draft. */
import { NativeSelect } from '@mantine/core';
import type { z } from 'zod';
import type { agreementVersion } from '../../../contract/agreements.js';
import type { draftSummary } from '../../../contract/drafts.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import styles from './compare.module.css';
import type { Other } from './sides.js';

export interface SidesFormProps {
  readonly versions: readonly z.infer<typeof agreementVersion>[];
  readonly drafts: readonly z.infer<typeof draftSummary>[];
  readonly from: string;
  readonly to: Other;
  readonly onChange: (from: string, to: Other) => void;
}

const nameOf = ({ kind, id }: Other): string => `${kind} ${id}`;
const read = (name: string): Other => ({ kind: name.startsWith('draft ') ? 'draft' : 'version', id: name.slice(name.indexOf(' ') + 1) });

export function SidesForm({ versions, drafts, from, to, onChange }: SidesFormProps) {
  const { t } = useTranslation();
  const listed = versions.map(({ id, name, version, state }) => ({
    id,
    label: t('compare.version', { version, state: t(`agreement.state.${state}`), name }),
  }));
  const open = drafts.filter((one) => one.state === 'open' || (to.kind === 'draft' && one.id === to.id));
  return (
    <form className={styles.sides} aria-label={t('compare.sides')} onSubmit={(event) => event.preventDefault()}>
      <NativeSelect
        label={t('compare.from')}
        value={from}
        data={listed.map(({ id, label }) => ({ value: id, label }))}
        onChange={(event) => onChange(event.currentTarget.value, to)}
      />
      <NativeSelect
        label={t('compare.to')}
        value={nameOf(to)}
        data={[
          { group: t('compare.versions'), items: listed.map(({ id, label }) => ({ value: nameOf({ kind: 'version', id }), label })) },
          ...(open.length === 0
            ? []
            : [
                {
                  group: t('compare.drafts'),
                  items: open.map(({ id, name }) => ({ value: nameOf({ kind: 'draft', id }), label: t('compare.draft', { name }) })),
                },
              ]),
        ]}
        onChange={(event) => onChange(from, read(event.currentTarget.value))}
      />
    </form>
  );
}
