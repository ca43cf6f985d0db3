import { useDebouncedValue } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { attachToOpening } from '../../../../contract/attachments.js';
import { listTickets } from '../../../../contract/queue.js';
import { applyTicketTemplate } from '../../../../contract/ticket-templates.js';
import { createTicket } from '../../../../contract/tickets.js';
import type { Agreement } from '../../../../core/agreement/agreement.js';
import type { Names } from '../../../lib/agreement-names.js';
import { call, refresh } from '../../../lib/api.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { ProblemNote, placesOf } from '../../../lib/problem.js';
import { useHere } from '../../../lib/session.js';
import { TicketFields, type TicketFieldValues } from '../../../lib/ticket-fields.js';
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

interface Values extends TicketFieldValues {
  readonly key: string;
  /** The template that it began with. */
  readonly template: string;
}

const EMPTY: Values = {
  subject: '',
  text: '',
  type: 'incident',
  category: '',
  impact: 'medium',
  urgency: 'medium',
  tier: 1,
  system: null,
  site: null,
  key: '',
  template: '',
};

/** Nothing typed is lost by a template while these are empty, or as a template filled them in. */
const sameTexts = (one: Texts, other: Texts): boolean => one.subject === other.subject && one.text === other.text;
type Texts = Pick<Values, 'subject' | 'text'>;

function filledFrom({ id, content: { tags: _tags, checklist: _checklist, ...fields } }: Template): Partial<Values> {
  return { ...fields, template: id };
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
  const priority = agreement.priorityMatrix[values.impact][values.urgency];
  const [situation] = useDebouncedValue(
    { category: values.category, type: values.type, tier: values.tier, system: values.system, site: values.site },
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
        body: { ...fields, key },
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
  return (
    <div className={styles.two}>
      <form
        className={styles.form}
        data-over={drop.over || undefined}
        {...drop.handlers}
        onSubmit={(event) => {
          event.preventDefault();
          if (missing === null && !create.isPending) create.mutate();
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
        <TicketFields values={values} change={change} agreement={agreement} names={names} errors={places} autoFocus />
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
