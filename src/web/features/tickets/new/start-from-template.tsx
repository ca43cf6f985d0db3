/** Fills the form of a new ticket from a template; asks before it replaces what somebody typed. */
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { listTicketTemplates, type ticketTemplate } from '../../../../contract/ticket-templates.js';
import { queryOf } from '../../../lib/api.js';
import { FormDialog } from '../../../lib/form-dialog.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';

export type Template = z.infer<typeof ticketTemplate>;

export interface StartFromTemplateProps {
  /** The chosen one; '' for none. */
  readonly value: string;
  /** Whether what was typed would be lost by another one. */
  readonly typed: (templates: readonly Template[]) => boolean;
  readonly onChoose: (template: Template | null) => void;
}

/** Nothing for requesters, who have no templates, and while there are none. */
export function StartFromTemplate({ value, typed, onChoose }: StartFromTemplateProps) {
  const { t } = useTranslation();
  const here = useHere();
  const [asked, setAsked] = useState<Template | null>(null);
  const enabled = here.membership.party !== null;
  const query = useQuery({ ...queryOf(listTicketTemplates, { params: { partnership: here.id } }), staleTime: 60_000, enabled });
  const templates = query.data?.items ?? [];
  if (templates.length === 0) return null;
  const choose = (id: string) => {
    const template = templates.find((one) => one.id === id) ?? null;
    if (template !== null && typed(templates)) setAsked(template);
    else onChoose(template);
  };
  return (
    <>
      <NativeSelect
        label={t('templates.start')}
        description={t('templates.startHint')}
        data={[{ value: '', label: t('templates.startNone') }, ...templates.map((one) => ({ value: one.id, label: one.name }))]}
        value={value}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {asked ? (
        <FormDialog
          title={t('templates.overwriteTitle')}
          submit={t('templates.overwrite')}
          command={{ isPending: false, error: null }}
          onSubmit={() => {
            onChoose(asked);
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        >
          <p>{t('templates.overwriteText', { name: asked.name })}</p>
        </FormDialog>
      ) : null}
    </>
  );
}
