/** Keeps a template, or changes one. What is typed stays where the server refuses it, and where others were first. */
import { TagsInput, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { addTicketTemplate, editTicketTemplate, listTicketTemplates } from '../../../contract/ticket-templates.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { MOST_TEMPLATE_ITEMS } from '../../../core/tickets/template-decide.js';
import type { TemplateOwner } from '../../../core/tickets/template-owner.js';
import type { Names } from '../../lib/agreement-names.js';
import { call, refresh } from '../../lib/api.js';
import { EditNote } from '../../lib/edit-note.js';
import { FormDialog } from '../../lib/form-dialog.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { OwnerChoice, ownerWords, useOwners } from '../../lib/owner-choice.js';
import { useHere } from '../../lib/session.js';
import { TicketFields } from '../../lib/ticket-fields.js';
import { useEdit } from '../../lib/use-edit.js';
import type { Template } from './template-words.js';

export interface TemplateDialogProps {
  /** Null: a new one. */
  readonly template: Template | null;
  readonly agreement: Agreement;
  readonly names: Names;
  readonly onClose: () => void;
}

const EMPTY: Omit<Template['content'], 'checklist'> = {
  subject: '',
  text: '',
  type: 'service-request',
  category: '',
  impact: 'medium',
  urgency: 'medium',
  tier: 1,
  system: null,
  site: null,
  tags: [],
};
const MOST_LETTERS = 300;

/** As the dialog holds it: the checklist as the lines of a text. */
interface Values extends Omit<Template['content'], 'checklist'> {
  readonly name: string;
  readonly owner: TemplateOwner;
  readonly lines: string;
}

function valuesOf({ name, owner, content: { checklist, ...fields } }: Template): Values {
  return { name, owner, ...fields, lines: checklist.join('\n') };
}

const itemsOf = (lines: string): string[] =>
  lines
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Whose templates the viewer may keep: a lead those of the party first, and shared ones. */
function useTemplateOwners(): readonly TemplateOwner[] {
  const owners: readonly TemplateOwner[] = useOwners();
  const party = owners.find((one) => one.kind === 'party');
  return party ? [party, { kind: 'shared', id: party.id }, ...owners.filter((one) => one !== party)] : owners;
}

function missingIn({ name, subject, category, text, lines }: Values, t: TFunction): string | null {
  const items = itemsOf(lines);
  if (name.trim() === '') return t('templates.needName');
  if (subject.trim() === '') return t('templates.needSubject');
  if (category === '') return t('templates.needCategory');
  if (text.trim() === '') return t('templates.needText');
  return items.length > MOST_TEMPLATE_ITEMS || items.some((one) => one.length > MOST_LETTERS) ? t('templates.tooManyItems') : null;
}

export function TemplateDialog({ template, agreement, names, onClose }: TemplateDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const owners = useTemplateOwners();
  const edit = useEdit<Values>(
    `template.${template?.id ?? here.id}`,
    template === null ? { ...EMPTY, name: '', owner: owners[0]!, lines: '' } : valuesOf(template),
    template === null,
  );
  const { value, change } = edit;
  const params = { partnership: here.id };
  const save = useMutation({
    mutationFn: () => {
      const { name, owner, lines, ...fields } = value;
      const body = { name, owner: { ...owner }, content: { ...fields, checklist: itemsOf(lines) } };
      return template === null
        ? call(addTicketTemplate, { params, body })
        : call(editTicketTemplate, { params: { ...params, template: template.id }, body: { ...body, revision: template.revision } });
    },
    onSuccess: () => {
      edit.forget();
      onClose();
    },
    onSettled: () => refresh(listTicketTemplates),
  });
  return (
    <FormDialog
      size="lg"
      title={template === null ? t('templates.addTitle') : t('templates.editTitle', { name: template.name })}
      submit={t('common.save')}
      reason={missingIn(value, t)}
      command={{ isPending: save.isPending, error: edit.errorOf(save.error) }}
      onSubmit={save.mutate}
      onClose={onClose}
      onCancel={() => {
        edit.forget();
        onClose();
      }}
    >
      <EditNote
        edit={edit}
        words={(one) => [
          [t('templates.name'), one.name],
          [t('templates.owner'), ownerWords(one.owner, here, t)],
          [t('tickets.create.subject'), one.subject],
          [t('tickets.create.category'), names.categoryPath(one.category)],
          [t('tickets.create.text'), one.text],
          [t('tickets.create.type'), t(`words.type.${one.type}`)],
          [t('tickets.create.impact'), t(`words.level.${one.impact}`)],
          [t('tickets.create.urgency'), t(`words.level.${one.urgency}`)],
          [t('tickets.create.tier'), String(one.tier)],
          [t('tickets.create.system'), one.system === null ? '' : names.system(one.system)],
          [t('tickets.create.site'), one.site === null ? '' : names.site(one.site)],
          [t('templates.tags'), one.tags.join(', ')],
          [t('templates.checklist'), one.lines],
        ]}
      />
      <TextInput
        label={t('templates.name')}
        description={t('templates.nameHint')}
        maxLength={200}
        data-autofocus
        value={value.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <OwnerChoice label={t('templates.owner')} owners={owners} value={value.owner} onChange={(owner) => change({ owner })} />
      <TicketFields values={value} change={change} agreement={agreement} names={names} />
      <TagsInput
        label={t('templates.tags')}
        description={t('templates.tagsHint')}
        maxTags={20}
        acceptValueOnBlur
        value={value.tags}
        onChange={(tags) => change({ tags: tags.map((tag) => tag.slice(0, 40)) })}
      />
      <Textarea
        label={t('templates.checklist')}
        description={t('templates.checklistHint')}
        autosize
        minRows={3}
        maxRows={10}
        value={value.lines}
        onChange={(event) => change({ lines: event.currentTarget.value })}
      />
    </FormDialog>
  );
}
