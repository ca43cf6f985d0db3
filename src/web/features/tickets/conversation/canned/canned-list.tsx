/** The canned replies of the viewer, with what he may change. */
import { Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { listCannedReplies, removeCannedReply } from '../../../../../contract/canned-replies.js';
import { call, refresh } from '../../../../lib/api.js';
import { FormDialog } from '../../../../lib/form-dialog.js';
import { useTranslation } from '../../../../lib/i18n/translation.js';
import { useNow } from '../../../../lib/now.js';
import { ownerWords } from '../../../../lib/owner-choice.js';
import { useHere } from '../../../../lib/session.js';
import { SLOT, TextAround } from '../../../../lib/text-around.js';
import { When } from '../../../../lib/when.js';
import { whyNot } from '../../../../lib/why-not.js';
import { ReasonButton } from '../../../../ui/reason-button.js';
import { DataTable } from '../../../../ui/table.js';
import styles from './canned.module.css';
import { CannedFormDialog } from './canned-form-dialog.js';
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
        stack
        label={t('conversation.canned.title')}
        head={(['name', 'owner', 'text', 'actions'] as const).map((key) => ({ key, text: t(`conversation.canned.${key}`) }))}
      >
        <tbody>
          {replies.map((one) => {
            const reason = whyNot(one.can.edit);
            return (
              <tr key={one.id}>
                <td>
                  <b>{one.name}</b>
                  <br />
                  <span className="mute">
                    <TextAround text={t('conversation.canned.changed', { when: SLOT, name: one.updatedBy.name })}>
                      <When at={one.updatedAt} now={now} />
                    </TextAround>
                  </span>
                </td>
                <td data-label={t('conversation.canned.owner')}>{ownerWords(one.owner, here, t)}</td>
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
      {editing ? (
        // Others may have changed it since the dialog was opened.
        <CannedFormDialog reply={replies.find((one) => one.id === editing.id) ?? editing} onClose={() => setEditing(null)} />
      ) : null}
      {removing ? <RemoveDialog reply={removing} onClose={() => setRemoving(null)} /> : null}
    </>
  );
}

function RemoveDialog({ reply, onClose }: { readonly reply: CannedReply; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const remove = useMutation({
    mutationFn: () => call(removeCannedReply, { params: { partnership: here.id, reply: reply.id } }),
    onSuccess: onClose,
    onSettled: () => refresh(listCannedReplies),
  });
  return (
    <FormDialog
      title={t('conversation.canned.removeTitle', { name: reply.name })}
      submit={t('conversation.canned.remove')}
      command={remove}
      onSubmit={remove.mutate}
      onClose={onClose}
    >
      <p>{t('conversation.canned.removeText')}</p>
    </FormDialog>
  );
}
