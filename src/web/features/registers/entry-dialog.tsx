/** Adds or changes an entry. What is wrong is said at its field, and what was typed stays. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { createEntry, editEntry, getRegisterFindings, listEntries, removeEntry } from '../../../contract/registers.js';
import { REGISTER_FIELDS, type RegisterField, type RegisterKind } from '../../../core/registers/register.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote, placesOf, problemOf } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { Dialog } from '../../ui/dialog.js';
import { type Entry, filled, typedText } from './field-text.js';
import styles from './registers.module.css';
import { choiceText, fieldLabel } from './words.js';

export interface EntryDialogProps {
  readonly kind: RegisterKind;
  /** Null: a new one. */
  readonly entry: Entry | null;
  readonly onClose: () => void;
}

export function EntryDialog({ kind, entry, onClose }: EntryDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const [name, setName] = useState(entry?.name ?? '');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(REGISTER_FIELDS[kind].map((field) => [field.id, typedText(entry?.values[field.id])])),
  );
  const done = async () => {
    await refresh(listEntries, getRegisterFindings);
    onClose();
  };
  const params = { partnership: here.id, kind };
  const save = useMutation({
    mutationFn: () =>
      entry === null
        ? call(createEntry, { params, body: { name, values: filled(typed) } })
        : call(editEntry, { params: { ...params, entry: entry.id }, body: { revision: entry.revision, name, values: filled(typed) } }),
    onSuccess: done,
  });
  const remove = useMutation({
    mutationFn: () => call(removeEntry, { params: { ...params, entry: entry?.id ?? '' } }),
    onSuccess: done,
  });
  const places = placesOf(save.error);
  const set = (id: string, value: string) => setTyped((all) => ({ ...all, [id]: value }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const input = (field: RegisterField) => {
    const shared = {
      label: `${fieldLabel(t, field.id)}${field.required ? ' *' : ''}`,
      value: typed[field.id] ?? '',
      error: places.get(`values.${field.id}`) ?? null,
      onChange: (event: { currentTarget: { value: string } }) => set(field.id, event.currentTarget.value),
    };
    const options =
      field.type === 'choice'
        ? field.choices.map((one) => ({ value: one, label: choiceText(t, one) }))
        : field.type === 'party'
          ? here.partnership.parties.map((one) => ({ value: one.id, label: one.name }))
          : field.type === 'yes-no'
            ? ['yes', 'no'].map((one) => ({ value: one, label: choiceText(t, one) }))
            : null;
    return options ? (
      <NativeSelect key={field.id} {...shared} data={[{ value: '', label: '–' }, ...options]} />
    ) : (
      <TextInput
        key={field.id}
        {...shared}
        maxLength={1_000}
        type={field.type === 'date' ? 'date' : 'text'}
        inputMode={field.type === 'number' ? 'numeric' : 'text'}
        description={field.type === 'list' ? t('registers.listHint') : null}
      />
    );
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
        <div className={styles.pairs}>{REGISTER_FIELDS[kind].map(input)}</div>
        <ProblemNote error={problemOf(save.error)?.code === 'invalid' ? null : save.error} />
        <ProblemNote error={remove.error} />
        <div className={styles.buttons}>
          <Button type="submit" variant="filled" loading={save.isPending}>
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
