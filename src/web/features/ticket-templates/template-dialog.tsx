/** Keeps a template, or changes one. What is typed stays where the server refuses it. */
import { Button, Group, NativeSelect, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { addTicketTemplate, editTicketTemplate, listTicketTemplates } from '../../../contract/ticket-templates.js';
import { type Agreement, LEVELS, type Level, TICKET_TYPES, TIERS, type TicketType, type Tier } from '../../../core/agreement/agreement.js';
import { MOST_TEMPLATE_ITEMS } from '../../../core/tickets/template-decide.js';
import type { TemplateOwner } from '../../../core/tickets/template-owner.js';
import type { Names } from '../../lib/agreement-names.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere, useSession } from '../../lib/session.js';
import { Dialog } from '../../ui/dialog.js';
import { ReasonButton } from '../../ui/reason-button.js';
import { ownerWords, type Template } from './template-words.js';
import styles from './templates.module.css';

export interface TemplateDialogProps {
  /** Null: a new one. */
  readonly template: Template | null;
  readonly agreement: Agreement;
  readonly names: Names;
  readonly onClose: () => void;
}

const EMPTY: Template['content'] = {
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
  checklist: [],
};

const keyOf = ({ kind, id }: TemplateOwner): string => `${kind} ${id}`;

/** Whose templates the viewer may keep: the own ones, those of teams, and for a lead those of the party and shared ones. */
function useOwners(): readonly TemplateOwner[] {
  const { membership, partnership } = useHere();
  const me = useSession().person?.id ?? '';
  const party = membership.party ?? '';
  const isLead = membership.role.endsWith('-lead');
  const teams = isLead ? partnership.teams.filter((team) => team.party === party).map((team) => team.id) : membership.teams;
  const all: TemplateOwner[] = [{ kind: 'person', id: me }, ...teams.map((id) => ({ kind: 'team' as const, id }))];
  return isLead ? [{ kind: 'party', id: party }, { kind: 'shared', id: party }, ...all] : all;
}

const itemsOf = (lines: string): string[] =>
  lines
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');

export function TemplateDialog({ template, agreement, names, onClose }: TemplateDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const owners = useOwners();
  const [name, setName] = useState(template?.name ?? '');
  const [owner, setOwner] = useState<TemplateOwner>(template?.owner ?? owners[0]!);
  const [content, setContent] = useState(template?.content ?? EMPTY);
  const [lines, setLines] = useState(content.checklist.join('\n'));
  const change = (part: Partial<typeof content>) => setContent((before) => ({ ...before, ...part }));
  const categories = useMemo(
    () => agreement.categories.filter((one) => one.parent !== null).map((one) => ({ value: one.id, label: names.categoryPath(one.id) })),
    [agreement, names],
  );
  const checklist = itemsOf(lines);
  const params = { partnership: here.id };
  const save = useMutation({
    mutationFn: () => {
      const body = { owner: { ...owner }, name, content: { ...content, checklist } };
      return template === null
        ? call(addTicketTemplate, { params, body })
        : call(editTicketTemplate, { params: { ...params, template: template.id }, body: { ...body, revision: template.revision } });
    },
    onSuccess: async () => {
      await refresh(listTicketTemplates);
      onClose();
    },
  });
  const missing =
    name.trim() === ''
      ? t('templates.needName')
      : content.subject.trim() === ''
        ? t('templates.needSubject')
        : content.category === ''
          ? t('templates.needCategory')
          : content.text.trim() === ''
            ? t('templates.needText')
            : checklist.length > MOST_TEMPLATE_ITEMS || checklist.some((one) => one.length > 300)
              ? t('templates.tooManyItems')
              : null;
  const levels = LEVELS.map((level) => ({ value: level, label: t(`words.level.${level}`) }));
  const optional = (list: readonly { readonly id: string; readonly name: string }[]) => [
    { value: '', label: t('tickets.create.noSystem') },
    ...list.map((one) => ({ value: one.id, label: one.name })),
  ];
  return (
    <Dialog
      onClose={onClose}
      size="lg"
      title={template === null ? t('templates.addTitle') : t('templates.editTitle', { name: template.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (missing === null) save.mutate();
        }}
      >
        <TextInput
          label={t('templates.name')}
          description={t('templates.nameHint')}
          maxLength={200}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('templates.owner')}
          value={keyOf(owner)}
          data={owners.map((one) => ({ value: keyOf(one), label: ownerWords(one, here, t) }))}
          onChange={(event) => setOwner(owners.find((one) => keyOf(one) === event.currentTarget.value) ?? owner)}
        />
        <TextInput
          label={t('tickets.create.subject')}
          maxLength={200}
          value={content.subject}
          onChange={(event) => change({ subject: event.currentTarget.value })}
        />
        <Select
          label={t('tickets.create.category')}
          placeholder={t('tickets.create.categoryPlaceholder')}
          data={categories}
          searchable
          limit={80}
          value={content.category || null}
          onChange={(category) => change({ category: category ?? '' })}
        />
        <Textarea
          label={t('tickets.create.text')}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={20_000}
          value={content.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <div className={styles.line}>
          <NativeSelect
            label={t('tickets.create.type')}
            value={content.type}
            data={TICKET_TYPES.map((type) => ({ value: type, label: t(`words.type.${type}`) }))}
            onChange={(event) => change({ type: event.currentTarget.value as TicketType })}
          />
          <NativeSelect
            label={t('tickets.create.impact')}
            value={content.impact}
            data={levels}
            onChange={(event) => change({ impact: event.currentTarget.value as Level })}
          />
          <NativeSelect
            label={t('tickets.create.urgency')}
            value={content.urgency}
            data={levels}
            onChange={(event) => change({ urgency: event.currentTarget.value as Level })}
          />
          <NativeSelect
            label={t('tickets.create.tier')}
            value={String(content.tier)}
            data={TIERS.map((tier) => ({ value: String(tier), label: String(tier) }))}
            onChange={(event) => change({ tier: Number(event.currentTarget.value) as Tier })}
          />
        </div>
        <div className={styles.line}>
          <NativeSelect
            label={t('tickets.create.system')}
            value={content.system ?? ''}
            data={optional(agreement.systems)}
            onChange={(event) => change({ system: event.currentTarget.value || null })}
          />
          <NativeSelect
            label={t('tickets.create.site')}
            value={content.site ?? ''}
            data={optional(agreement.sites)}
            onChange={(event) => change({ site: event.currentTarget.value || null })}
          />
        </div>
        <TagsInput
          label={t('templates.tags')}
          description={t('templates.tagsHint')}
          maxTags={20}
          value={content.tags}
          onChange={(tags) => change({ tags: tags.map((tag) => tag.slice(0, 40)) })}
        />
        <Textarea
          label={t('templates.checklist')}
          description={t('templates.checklistHint')}
          autosize
          minRows={3}
          maxRows={10}
          value={lines}
          onChange={(event) => setLines(event.currentTarget.value)}
        />
        <ProblemNote error={save.error} />
        <Group gap={8}>
          <ReasonButton type="submit" variant="filled" reason={missing} loading={save.isPending}>
            {t('common.save')}
          </ReasonButton>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
