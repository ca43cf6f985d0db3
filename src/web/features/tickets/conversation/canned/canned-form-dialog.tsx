/** Keeps a reply, or changes one. What is typed stays where the server refuses it. */
import { Button, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { addCannedReply, editCannedReply, listCannedReplies } from '../../../../../contract/canned-replies.js';
import type { CannedOwner } from '../../../../../core/tickets/canned-owner.js';
import { CANNED_VARIABLES, unknownVariables } from '../../../../../core/tickets/canned-variables.js';
import { call, refresh } from '../../../../lib/api.js';
import { useTranslation } from '../../../../lib/i18n/translation.js';
import { ProblemNote } from '../../../../lib/problem.js';
import { useHere, useSession } from '../../../../lib/session.js';
import { Dialog } from '../../../../ui/dialog.js';
import styles from './canned.module.css';
import { ownerWords } from './owner-words.js';
import type { CannedReply } from './use-canned.js';

const keyOf = ({ kind, id }: CannedOwner): string => `${kind} ${id}`;

/** Whose replies the viewer may keep: the own ones, those of teams, and for a lead those of the party. */
function useOwners(): readonly CannedOwner[] {
  const { membership, partnership } = useHere();
  const me = useSession().person?.id ?? '';
  const party = membership.party ?? '';
  const isLead = membership.role.endsWith('-lead');
  const teams = isLead ? partnership.teams.filter((team) => team.party === party).map((team) => team.id) : membership.teams;
  const all: CannedOwner[] = [{ kind: 'person', id: me }, ...teams.map((id) => ({ kind: 'team' as const, id }))];
  return isLead ? [...all, { kind: 'party', id: party }] : all;
}

export function CannedFormDialog({ reply, onClose }: { readonly reply: CannedReply | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const owners = useOwners();
  const field = useRef<HTMLTextAreaElement>(null);
  const [name, setName] = useState(reply?.name ?? '');
  const [text, setText] = useState(reply?.text ?? '');
  const [owner, setOwner] = useState<CannedOwner>(reply?.owner ?? owners[0]!);
  const [checked, setChecked] = useState(false);
  const params = { partnership: here.id };
  const save = useMutation({
    mutationFn: () => {
      const body = { owner: { ...owner }, name, text };
      return reply === null
        ? call(addCannedReply, { params, body })
        : call(editCannedReply, { params: { ...params, reply: reply.id }, body: { ...body, revision: reply.revision } });
    },
    onSuccess: async () => {
      await refresh(listCannedReplies);
      onClose();
    },
  });
  const unknown = unknownVariables(text);
  const nameWrong = name.trim() === '' ? t('conversation.canned.needName') : null;
  const textWrong =
    text.trim() === ''
      ? t('conversation.canned.needText')
      : unknown.length > 0
        ? t('conversation.canned.unknown', { names: unknown.map((one) => `{{${one}}}`).join(', ') })
        : null;
  const insert = (variable: string): void => {
    const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {};
    setText(`${text.slice(0, selectionStart)}{{${variable}}}${text.slice(selectionEnd)}`);
    field.current?.focus();
  };
  return (
    <Dialog
      onClose={onClose}
      size="lg"
      title={reply === null ? t('conversation.canned.addTitle') : t('conversation.canned.editTitle', { name: reply.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (nameWrong === null && textWrong === null) save.mutate();
        }}
      >
        <TextInput
          label={t('conversation.canned.name')}
          value={name}
          maxLength={200}
          data-autofocus
          error={checked ? nameWrong : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('conversation.canned.owner')}
          value={keyOf(owner)}
          data={owners.map((one) => ({ value: keyOf(one), label: ownerWords(one, here, t) }))}
          onChange={(event) => setOwner(owners.find((one) => keyOf(one) === event.currentTarget.value) ?? owner)}
        />
        <Textarea
          ref={field}
          label={t('conversation.canned.text')}
          description={t('conversation.canned.textHint')}
          autosize
          minRows={5}
          maxRows={14}
          maxLength={20_000}
          value={text}
          error={checked ? textWrong : null}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <fieldset className={styles.variables}>
          <legend className="mute">{t('conversation.canned.variables')}</legend>
          {CANNED_VARIABLES.map((variable) => (
            <button key={variable} type="button" title={`{{${variable}}}`} onClick={() => insert(variable)}>
              {t(`conversation.variable.${variable}`)}
            </button>
          ))}
        </fieldset>
        <ProblemNote error={save.error} />
        <Group gap={8}>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('conversation.canned.save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
