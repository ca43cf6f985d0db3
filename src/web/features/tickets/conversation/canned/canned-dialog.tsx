/** Chooses a canned reply: found by name, seen as it will go in. */
import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { fillCanned } from '../../../../../core/tickets/canned-variables.js';
import { useTranslation } from '../../../../lib/i18n/translation.js';
import { useHere } from '../../../../lib/session.js';
import { paths } from '../../../../paths.js';
import { Dialog } from '../../../../ui/dialog.js';
import { Markdown } from '../../../../ui/markdown.js';
import { EmptyState } from '../../../../ui/states.js';
import type { Ticket } from '../../use-ticket.js';
import styles from './canned.module.css';
import { useCanned, useCannedValues } from './use-canned.js';

export interface CannedDialogProps {
  readonly ticket: Ticket;
  readonly onInsert: (text: string) => void;
  readonly onClose: () => void;
}

export function CannedDialog({ ticket, onInsert, onClose }: CannedDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const replies = useCanned();
  const values = useCannedValues(ticket);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const found = replies.filter((one) => one.name.toLowerCase().includes(search.trim().toLowerCase()));
  const shown = found.find((one) => one.id === chosen) ?? found[0];
  const filled = shown ? fillCanned(shown.text, values) : null;
  const insert = () => {
    if (filled) onInsert(filled.text);
  };
  return (
    <Dialog onClose={onClose} size="lg" title={t('conversation.canned.open')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {replies.length === 0 ? (
        <EmptyState title={t('conversation.canned.empty')} text={t('conversation.canned.emptyText')} />
      ) : (
        <form
          className={styles.picker}
          onSubmit={(event) => {
            event.preventDefault();
            insert();
          }}
        >
          <TextInput
            data-autofocus
            aria-label={t('conversation.canned.search')}
            placeholder={t('conversation.canned.search')}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <div className={styles.choices} role="radiogroup" aria-label={t('conversation.canned.open')}>
            {found.map((one) => (
              <label key={one.id} className={styles.choice}>
                <input type="radio" name="canned" checked={one.id === shown?.id} onChange={() => setChosen(one.id)} />
                <span>{one.name}</span>
              </label>
            ))}
            {found.length === 0 ? <p className="mute">{t('conversation.canned.none')}</p> : null}
          </div>
          {filled ? (
            <section className={styles.preview} aria-label={t('conversation.canned.preview')}>
              <Markdown text={filled.text} />
            </section>
          ) : null}
          <p className="mute" aria-live="polite">
            {filled && filled.unfilled.length > 0 ? t('conversation.canned.unfilled', { names: filled.unfilled.join(', ') }) : ''}
          </p>
          {filled ? (
            <div>
              <Button type="submit" variant="filled">
                {t('conversation.canned.insert')}
              </Button>
            </div>
          ) : null}
        </form>
      )}
      <p>
        <Link to={paths.cannedReplies} params={{ partnership: here.id }}>
          {t('conversation.canned.manage')}
        </Link>
      </p>
    </Dialog>
  );
}
