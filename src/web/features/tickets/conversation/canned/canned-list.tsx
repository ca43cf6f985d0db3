/** The canned replies of the viewer, with what he may change. */
import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { listCannedReplies, removeCannedReply } from '../../../../../contract/canned-replies.js';
import { call, refresh } from '../../../../lib/api.js';
import { useTranslation } from '../../../../lib/i18n/translation.js';
import { useNow } from '../../../../lib/now.js';
import { ProblemNote } from '../../../../lib/problem.js';
import { useHere } from '../../../../lib/session.js';
import { When } from '../../../../lib/when.js';
import { Dialog } from '../../../../ui/dialog.js';
import { ReasonButton } from '../../../../ui/reason-button.js';
import { DataTable } from '../../../../ui/table.js';
import { whyNot } from '../../use-ticket.js';
import styles from './canned.module.css';
import { CannedFormDialog } from './canned-form-dialog.js';
import { ownerWords } from './owner-words.js';
import type { CannedReply } from './use-canned.js';

export function CannedList({ replies }: { readonly replies: readonly CannedReply[] }) {
  const { t } = useTranslation();
  const here = useHere();
  const now = useNow();
  const [editing, setEditing] = useState<CannedReply | null>(null);
  const [removing, setRemoving] = useState<CannedReply | null>(null);
  return (
    <>
      <DataTable
        label={t('conversation.canned.title')}
        head={(['name', 'owner', 'text', 'actions'] as const).map((key) => ({ key, text: t(`conversation.canned.${key}`) }))}
      >
        <tbody>
          {replies.map((one) => {
            const [before, after] = t('conversation.canned.changed', { when: '\u0000', name: one.updatedBy.name }).split('\u0000');
            const reason = whyNot(one.can.edit);
            return (
              <tr key={one.id}>
                <td>
                  <b>{one.name}</b>
                  <br />
                  <span className="mute">
                    {before}
                    <When at={one.updatedAt} now={now} />
                    {after}
                  </span>
                </td>
                <td>{ownerWords(one.owner, here, t)}</td>
                <td>
                  <span className={styles.text}>{one.text}</span>
                </td>
                <td>
                  <Group gap={6} wrap="nowrap">
                    <ReasonButton size="compact-sm" variant="default" reason={reason} onClick={() => setEditing(one)}>
                      {t('conversation.canned.edit')}
                    </ReasonButton>
                    <ReasonButton size="compact-sm" variant="default" reason={reason} onClick={() => setRemoving(one)}>
                      {t('conversation.canned.remove')}
                    </ReasonButton>
                  </Group>
                </td>
              </tr>
            );
          })}
        </tbody>
      </DataTable>
      {editing ? <CannedFormDialog reply={editing} onClose={() => setEditing(null)} /> : null}
      {removing ? <RemoveDialog reply={removing} onClose={() => setRemoving(null)} /> : null}
    </>
  );
}

function RemoveDialog({ reply, onClose }: { readonly reply: CannedReply; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const remove = useMutation({
    mutationFn: () => call(removeCannedReply, { params: { partnership: here.id, reply: reply.id } }),
    onSuccess: async () => {
      await refresh(listCannedReplies);
      onClose();
    },
  });
  return (
    <Dialog
      onClose={onClose}
      title={t('conversation.canned.removeTitle', { name: reply.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p>{t('conversation.canned.removeText')}</p>
      <ProblemNote error={remove.error} />
      <Group gap={8}>
        <Button variant="filled" data-autofocus loading={remove.isPending} onClick={() => remove.mutate()}>
          {t('conversation.canned.remove')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </Group>
    </Dialog>
  );
}
