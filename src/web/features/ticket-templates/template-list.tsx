/** The templates of the viewer, the most used first, with what he may change. */
import { Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { listTicketSchedules } from '../../../contract/ticket-schedules.js';
import { archiveTicketTemplate, listTicketTemplates } from '../../../contract/ticket-templates.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import type { Names } from '../../lib/agreement-names.js';
import { call, refresh } from '../../lib/api.js';
import { FormDialog } from '../../lib/form-dialog.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ownerWords } from '../../lib/owner-choice.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { whyNot } from '../../lib/why-not.js';
import { ReasonButton } from '../../ui/reason-button.js';
import { DataTable } from '../../ui/table.js';
import { TemplateDialog } from './template-dialog.js';
import type { Template } from './template-words.js';

export interface TemplateListProps {
  readonly templates: readonly Template[];
  readonly agreement: Agreement;
  readonly names: Names;
}

const useArchive = (then: () => void) => {
  const here = useHere();
  return useMutation({
    mutationFn: ({ id, revision, archivedAt }: Template) =>
      call(archiveTicketTemplate, { params: { partnership: here.id, template: id }, body: { archived: archivedAt === null, revision } }),
    onSuccess: then,
    onSettled: () => refresh(listTicketTemplates, listTicketSchedules),
  });
};

export function TemplateList({ templates, agreement, names }: TemplateListProps) {
  const { t } = useTranslation();
  const here = useHere();
  const format = useFormat();
  const [editing, setEditing] = useState<Template | null>(null);
  const [archiving, setArchiving] = useState<Template | null>(null);
  const restore = useArchive(() => undefined);
  // Others may have changed it since its dialog was opened.
  const newest = (one: Template): Template => templates.find(({ id }) => id === one.id) ?? one;
  return (
    <>
      <ProblemNote error={restore.error} />
      <DataTable
        stack
        label={t('templates.title')}
        head={(['name', 'owner', 'about', 'uses', 'actions'] as const).map((key) => ({
          key,
          text: t(`templates.${key}`),
          number: key === 'uses',
        }))}
      >
        <tbody>
          {templates.map((one) => (
            <tr key={one.id}>
              <td>
                <b>{one.name}</b> {one.archivedAt === null ? null : <span className="mute">({t('templates.archived')})</span>}
                <br />
                <span className="mute">{t('templates.changed', { name: one.updatedBy.name, when: format.date(one.updatedAt) })}</span>
              </td>
              <td data-label={t('templates.owner')}>{ownerWords(one.owner, here, t)}</td>
              <td data-label={t('templates.about')}>{names.categoryPath(one.content.category)}</td>
              <td data-number data-label={t('templates.uses')}>
                {one.uses}
              </td>
              <td>
                <Group gap={6} wrap="nowrap">
                  <ReasonButton size="compact-sm" variant="default" reason={whyNot(one.can.edit)} onClick={() => setEditing(one)}>
                    {t('templates.edit')}
                  </ReasonButton>
                  <ReasonButton
                    size="compact-sm"
                    variant="default"
                    reason={whyNot(one.can.edit)}
                    onClick={() => (one.archivedAt === null ? setArchiving(one) : restore.mutate(one))}
                  >
                    {t(one.archivedAt === null ? 'templates.archive' : 'templates.restore')}
                  </ReasonButton>
                </Group>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {editing ? <TemplateDialog template={newest(editing)} agreement={agreement} names={names} onClose={() => setEditing(null)} /> : null}
      {archiving ? <ArchiveDialog template={newest(archiving)} onClose={() => setArchiving(null)} /> : null}
    </>
  );
}

function ArchiveDialog({ template, onClose }: { readonly template: Template; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const archive = useArchive(onClose);
  return (
    <FormDialog
      title={t('templates.archiveTitle', { name: template.name })}
      submit={t('templates.archive')}
      command={archive}
      onSubmit={() => archive.mutate(template)}
      onClose={onClose}
    >
      <p>{t('templates.archiveText')}</p>
    </FormDialog>
  );
}
