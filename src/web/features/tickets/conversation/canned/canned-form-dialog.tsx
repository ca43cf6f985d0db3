/** Keeps a reply, or changes one. What is typed stays where the server refuses it, and where others were first. */
import { Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { addCannedReply, editCannedReply, listCannedReplies } from '../../../../../contract/canned-replies.js';
import type { CannedOwner } from '../../../../../core/tickets/canned-owner.js';
import { CANNED_VARIABLES, unknownVariables } from '../../../../../core/tickets/canned-variables.js';
import { call, refresh } from '../../../../lib/api.js';
import { EditNote } from '../../../../lib/edit-note.js';
import { FormDialog } from '../../../../lib/form-dialog.js';
import { useTranslation } from '../../../../lib/i18n/translation.js';
import { OwnerChoice, ownerWords, useOwners } from '../../../../lib/owner-choice.js';
import { useHere } from '../../../../lib/session.js';
import { useEdit } from '../../../../lib/use-edit.js';
import styles from './canned.module.css';
import type { CannedReply } from './use-canned.js';

interface Values {
  readonly name: string;
  readonly owner: CannedOwner;
  readonly text: string;
}

export function CannedFormDialog({ reply, onClose }: { readonly reply: CannedReply | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const owners = useOwners();
  const field = useRef<HTMLTextAreaElement>(null);
  const edit = useEdit<Values>(
    `canned.${reply?.id ?? here.id}`,
    reply === null ? { name: '', owner: owners[0]!, text: '' } : { name: reply.name, owner: reply.owner, text: reply.text },
    reply === null,
  );
  const { value, change } = edit;
  const { name, owner, text } = value;
  const params = { partnership: here.id };
  const save = useMutation({
    mutationFn: () => {
      const body = { owner: { ...owner }, name, text };
      return reply === null
        ? call(addCannedReply, { params, body })
        : call(editCannedReply, { params: { ...params, reply: reply.id }, body: { ...body, revision: reply.revision } });
    },
    onSuccess: () => {
      edit.forget();
      onClose();
    },
    onSettled: () => refresh(listCannedReplies),
  });
  const unknown = unknownVariables(text);
  const missing =
    name.trim() === ''
      ? t('conversation.canned.needName')
      : text.trim() === ''
        ? t('conversation.canned.needText')
        : unknown.length > 0
          ? t('conversation.canned.unknown', { names: unknown.map((one) => `{{${one}}}`).join(', ') })
          : null;
  const insert = (variable: string): void => {
    const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {};
    const before = `${text.slice(0, selectionStart)}{{${variable}}}`;
    change({ text: before + text.slice(selectionEnd) });
    field.current?.focus();
    // Typing goes on behind what was put in.
    requestAnimationFrame(() => field.current?.setSelectionRange(before.length, before.length));
  };
  return (
    <FormDialog
      size="lg"
      title={reply === null ? t('conversation.canned.addTitle') : t('conversation.canned.editTitle', { name: reply.name })}
      submit={t('conversation.canned.save')}
      reason={missing}
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
          [t('conversation.canned.name'), one.name],
          [t('conversation.canned.owner'), ownerWords(one.owner, here, t)],
          [t('conversation.canned.text'), one.text],
        ]}
      />
      <TextInput
        label={t('conversation.canned.name')}
        value={name}
        maxLength={200}
        data-autofocus
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <OwnerChoice label={t('conversation.canned.owner')} owners={owners} value={owner} onChange={(next) => change({ owner: next })} />
      <Textarea
        ref={field}
        label={t('conversation.canned.text')}
        description={t('conversation.canned.textHint')}
        autosize
        minRows={5}
        maxRows={14}
        maxLength={20_000}
        value={text}
        error={unknown.length > 0 ? missing : null}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <fieldset className={styles.variables}>
        <legend className="mute">{t('conversation.canned.variables')}</legend>
        {CANNED_VARIABLES.map((variable) => (
          <button key={variable} type="button" title={`{{${variable}}}`} onClick={() => insert(variable)}>
            {t(`conversation.variable.${variable}`)}
          </button>
        ))}
      </fieldset>
    </FormDialog>
  );
}
