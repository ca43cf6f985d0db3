import { NativeSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { attachToOpening } from '../../../../contract/attachments.js';
import { listTickets } from '../../../../contract/queue.js';
import { applyTicketTemplate } from '../../../../contract/ticket-templates.js';
import { createTicket } from '../../../../contract/tickets.js';
import {
  type Agreement,
  LEVELS,
  type Level,
  TICKET_TYPES,
  TIERS,
  type TicketType,
  type Tier,
} from '../../../../core/agreement/agreement.js';
import type { Names } from '../../../lib/agreement-names.js';
import { call, refresh } from '../../../lib/api.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { ProblemNote, placesOf } from '../../../lib/problem.js';
import { useHere } from '../../../lib/session.js';
import { useDraft } from '../../../lib/use-draft.js';
import { paths } from '../../../paths.js';
import { ReasonButton } from '../../../ui/reason-button.js';
import { AttachButton } from '../attachments/attach-button.js';
import { useDropFiles } from '../attachments/drop-files.js';
import { UploadList } from '../attachments/upload-list.js';
import { useUploads } from '../attachments/use-uploads.js';
import styles from './new-ticket.module.css';
import { StartFromTemplate, type Template } from './start-from-template.js';
import { WhoGetsIt } from './who-gets-it.js';

const EMPTY = {
  subject: '',
  text: '',
  type: 'incident' as TicketType,
  category: '',
  impact: 'medium' as Level,
  urgency: 'medium' as Level,
  tier: 1 as Tier,
  system: '',
  site: '',
  key: '',
  /** The template that it began with. */
  template: '',
};

/** Nothing typed is lost by a template while these are empty, or as a template filled them in. */
const sameTexts = (one: Texts, other: Texts): boolean => one.subject === other.subject && one.text === other.text;
type Texts = Pick<typeof EMPTY, 'subject' | 'text'>;

function filledFrom({ id, content: { tags: _tags, checklist: _checklist, ...fields } }: Template): Partial<typeof EMPTY> {
  return { ...fields, system: fields.system ?? '', site: fields.site ?? '', template: id };
}

export interface NewTicketFormProps {
  readonly agreement: Agreement;
  readonly agreementId: string;
  readonly names: Names;
}

export function NewTicketForm({ agreement, agreementId, names }: NewTicketFormProps) {
  const { t } = useTranslation();
  const here = useHere();
  const navigate = useNavigate();
  const [values, change, clear] = useDraft(`new-ticket.${here.id}`, EMPTY);
  const uploads = useUploads(here.id);
  const drop = useDropFiles(uploads.add);
  const categories = useMemo(
    () => agreement.categories.filter((one) => one.parent !== null).map((one) => ({ value: one.id, label: names.categoryPath(one.id) })),
    [agreement, names],
  );
  const priority = agreement.priorityMatrix[values.impact][values.urgency];
  const [situation] = useDebouncedValue(
    { category: values.category, type: values.type, tier: values.tier, system: values.system || null, site: values.site || null },
    150,
  );
  const create = useMutation({
    mutationFn: async () => {
      // The key makes a second press, or a retry after a broken answer, the same ticket.
      const key = values.key || crypto.randomUUID();
      const { template, ...fields } = values;
      change({ key });
      const made = await call(createTicket, {
        params: { partnership: here.id },
        body: { ...fields, system: values.system || null, site: values.site || null, key },
      });
      const attachments = uploads.sent.map(({ id }) => id);
      if (attachments.length > 0) await call(attachToOpening, { params: { partnership: here.id, ticket: made.id }, body: { attachments } });
      if (template !== '') await call(applyTicketTemplate, { params: { partnership: here.id, ticket: made.id }, body: { template } });
      return made;
    },
    onSuccess: async (made) => {
      clear();
      void refresh(listTickets);
      await navigate({ to: paths.ticket, params: { partnership: here.id, ticket: made.id } });
    },
  });
  const places = placesOf(create.error);
  const missing =
    values.subject.trim() === ''
      ? t('tickets.create.needSubject')
      : values.category === ''
        ? t('tickets.create.needCategory')
        : values.text.trim() === ''
          ? t('tickets.create.needText')
          : uploads.failed
            ? t('attachments.mend')
            : uploads.sending
              ? t('attachments.wait')
              : null;
  const levels = LEVELS.map((level) => ({ value: level, label: t(`words.level.${level}`) }));
  const optional = (list: readonly { readonly id: string; readonly name: string }[]) => [
    { value: '', label: t('tickets.create.noSystem') },
    ...list.map((one) => ({ value: one.id, label: one.name })),
  ];
  return (
    <div className={styles.two}>
      <form
        className={styles.form}
        data-over={drop.over || undefined}
        {...drop.handlers}
        onSubmit={(event) => {
          event.preventDefault();
          if (missing === null) create.mutate();
        }}
      >
        <StartFromTemplate
          value={values.template}
          typed={(templates) => {
            const filled = templates.find((one) => one.id === values.template)?.content;
            return !sameTexts(values, EMPTY) && (filled === undefined || !sameTexts(values, filled));
          }}
          onChoose={(template) => change(template === null ? { template: '' } : filledFrom(template))}
        />
        <TextInput
          label={t('tickets.create.subject')}
          placeholder={t('tickets.create.subjectHint')}
          autoFocus
          maxLength={200}
          value={values.subject}
          error={places.get('subject')}
          onChange={(event) => change({ subject: event.currentTarget.value })}
        />
        <Select
          label={t('tickets.create.category')}
          placeholder={t('tickets.create.categoryPlaceholder')}
          data={categories}
          searchable
          limit={80}
          maxDropdownHeight={320}
          value={values.category || null}
          error={places.get('category')}
          onChange={(category) => change({ category: category ?? '' })}
        />
        <Textarea
          label={t('tickets.create.text')}
          autosize
          minRows={5}
          value={values.text}
          error={places.get('text')}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <div className={styles.line}>
          <NativeSelect
            label={t('tickets.create.type')}
            value={values.type}
            data={TICKET_TYPES.map((type) => ({ value: type, label: t(`words.type.${type}`) }))}
            onChange={(event) => change({ type: event.currentTarget.value as TicketType })}
          />
          <NativeSelect
            label={t('tickets.create.impact')}
            value={values.impact}
            data={levels}
            onChange={(event) => change({ impact: event.currentTarget.value as Level })}
          />
          <NativeSelect
            label={t('tickets.create.urgency')}
            value={values.urgency}
            data={levels}
            onChange={(event) => change({ urgency: event.currentTarget.value as Level })}
          />
          <NativeSelect
            label={t('tickets.create.tier')}
            value={String(values.tier)}
            data={TIERS.map((tier) => ({ value: String(tier), label: String(tier) }))}
            onChange={(event) => change({ tier: Number(event.currentTarget.value) as Tier })}
          />
        </div>
        <div className={styles.line}>
          <NativeSelect
            label={t('tickets.create.system')}
            value={values.system}
            data={optional(agreement.systems)}
            onChange={(event) => change({ system: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('tickets.create.site')}
            value={values.site}
            data={optional(agreement.sites)}
            onChange={(event) => change({ site: event.currentTarget.value })}
          />
        </div>
        <div>
          <div className={styles.files}>
            <AttachButton uploads={uploads} />
            <span className="mute">{t('attachments.hint')}</span>
          </div>
          <UploadList uploads={uploads} />
        </div>
        <ProblemNote error={create.error} />
        <div>
          <ReasonButton type="submit" variant="filled" reason={missing} loading={create.isPending}>
            {t('tickets.create.submit')}
          </ReasonButton>
        </div>
      </form>
      <WhoGetsIt agreement={agreementId} names={names} priority={priority} situation={situation} />
    </div>
  );
}
