/**
 * Adds or changes an entry. What is wrong is said at its field, and what was typed stays. Where
 * somebody was faster, what stands there now is shown, and can be saved over.
 */
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  createEntry,
  editEntry,
  getEntry,
  getLandscape,
  getRegisterFindings,
  listEntries,
  removeEntry,
} from '../../../contract/registers.js';
import { REGISTER_FIELDS, type RegisterKind } from '../../../core/registers/register.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote, problemOf } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { Dialog } from '../../ui/dialog.js';
import { ChangedMeanwhile } from './changed-meanwhile.js';
import { FieldInput } from './field-input.js';
import { type Entry, filled, typedText } from './field-text.js';
import { useKnownNames } from './known-names.js';
import { placesIn } from './problem-words.js';
import styles from './registers.module.css';

export interface EntryDialogProps {
  readonly kind: RegisterKind;
  /** Null: a new one. */
  readonly entry: Entry | null;
  readonly onClose: () => void;
  readonly onRemoved: (entry: Entry) => void;
}

/** What shows entries, and what follows from them. */
export const refreshRegisters = (): Promise<void> => refresh(listEntries, getRegisterFindings, getLandscape);

export function EntryDialog({ kind, entry, onClose, onRemoved }: EntryDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const [name, setName] = useState(entry?.name ?? '');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(REGISTER_FIELDS[kind].map((field) => [field.id, typedText(entry?.values[field.id])])),
  );
  const known = useKnownNames(kind);
  const params = { partnership: here.id, kind };
  const at = { ...params, entry: entry?.id ?? '' };
  /** What stands there now; null where somebody took it off meanwhile. */
  const meanwhile = useMutation({
    mutationFn: () =>
      call(getEntry, { params: at }).catch((error: unknown) => (problemOf(error)?.code === 'not-found' ? null : Promise.reject(error))),
  });
  const onError = (error: unknown): void => {
    const code = problemOf(error)?.code;
    if (entry !== null && (code === 'conflict' || code === 'not-found')) meanwhile.mutate();
  };
  const done = async () => {
    await refreshRegisters();
    onClose();
  };
  const save = useMutation({
    mutationFn: (revision: number) =>
      entry === null
        ? call(createEntry, { params, body: { name, values: filled(typed) } })
        : call(editEntry, { params: at, body: { revision, name, values: filled(typed) } }),
    onMutate: () => meanwhile.reset(),
    onSuccess: done,
    onError,
  });
  const remove = useMutation({
    mutationFn: () => call(removeEntry, { params: at, query: { revision: meanwhile.data?.revision ?? entry?.revision ?? 1 } }),
    onMutate: () => save.reset(),
    onSuccess: async () => {
      await done();
      if (entry) onRemoved(entry);
    },
    onError,
  });
  const places = placesIn(t, save.error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(entry?.revision ?? 0);
  };
  return (
    <Dialog
      onClose={onClose}
      title={entry === null ? t('registers.addTo', { register: t(`registers.kind.${kind}`) }) : entry.name}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form className={styles.form} onSubmit={send} noValidate>
        <TextInput
          label={`${t('registers.name')} *`}
          value={name}
          maxLength={1_000}
          data-autofocus
          error={places.get('name') ?? null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={styles.pairs}>
          {REGISTER_FIELDS[kind].map((field) => (
            <FieldInput
              key={field.id}
              field={field}
              value={typed[field.id] ?? ''}
              onChange={(value) => setTyped((all) => ({ ...all, [field.id]: value }))}
              error={places.get(`values.${field.id}`) ?? null}
              known={known(field)?.filter((one) => field.id !== 'dependsOn' || one !== entry?.name) ?? null}
            />
          ))}
        </div>
        {entry !== null && meanwhile.isSuccess ? (
          <ChangedMeanwhile
            before={entry}
            now={meanwhile.data}
            pending={save.isPending}
            onSaveOver={meanwhile.data === null ? null : () => save.mutate(meanwhile.data?.revision ?? 1)}
          />
        ) : (
          <>
            <ProblemNote error={problemOf(save.error)?.code === 'invalid' ? null : save.error} />
            <ProblemNote error={remove.error ?? meanwhile.error} />
          </>
        )}
        <div className={styles.buttons}>
          {/* Leaving a field may change its height: the button stays where it is pressed. */}
          <Button type="submit" variant="filled" loading={save.isPending} onMouseDown={(event) => event.preventDefault()}>
            {t('common.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          {entry ? (
            <Button className={styles.last ?? ''} loading={remove.isPending} onClick={() => remove.mutate()}>
              {t('registers.remove', { name: entry.name })}
            </Button>
          ) : null}
        </div>
      </form>
    </Dialog>
  );
}
