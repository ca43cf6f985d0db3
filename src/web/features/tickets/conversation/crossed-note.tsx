/** Messages that came in while somebody was writing, before his own goes out. */
import { Button, Group } from '@mantine/core';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useNow } from '../../../lib/now.js';
import { When } from '../../../lib/when.js';
import { Markdown } from '../../../ui/markdown.js';
import type { Ticket } from '../use-ticket.js';
import styles from './conversation.module.css';

/** The cause that the server gives for each of them. */
const CROSSED = 'message.crossed';

export const crossedIn = (causes: readonly { readonly code: string; readonly ref: string | null; readonly text: string }[]) =>
  causes.filter((cause) => cause.code === CROSSED);

export interface CrossedNoteProps {
  readonly crossed: ReturnType<typeof crossedIn>;
  readonly ticket: Ticket;
  readonly onSend: () => void;
  readonly onEdit: () => void;
}

export function CrossedNote({ crossed, ticket, onSend, onEdit }: CrossedNoteProps) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <section className={styles.notice} role="alert">
      <b>{t('conversation.crossedTitle', { count: crossed.length })}</b>
      {crossed.map(({ ref, text }) => {
        const message = ticket.messages.find((one) => one.id === ref);
        return (
          <blockquote key={ref} className={styles.quoted}>
            {message ? (
              <>
                <b>{message.by?.name}</b>{' '}
                <span className="mute">
                  <When at={message.at} now={now} look="moment" />
                </span>
                <Markdown text={message.text} />
              </>
            ) : (
              text
            )}
          </blockquote>
        );
      })}
      <Group gap={8}>
        <Button variant="filled" data-autofocus onClick={onEdit}>
          {t('conversation.keepEditing')}
        </Button>
        <Button variant="default" onClick={onSend}>
          {t('conversation.sendAnyway')}
        </Button>
      </Group>
    </section>
  );
}
