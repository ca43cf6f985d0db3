/** The mapping: begin from a preset, change it, check it on the first rows, keep it as a file. */
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listAgreements } from '../../../contract/agreements.js';
import { checkMapping, listMappingPresets } from '../../../contract/histories.js';
import type { AnswerOf } from '../../../contract/route.js';
import { call, queryOf } from '../../lib/api.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { Loaded } from '../../lib/loaded.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { useFirstFew } from '../../ui/first-few.js';
import { ReasonButton } from '../../ui/reason-button.js';
import { saveText } from '../../ui/save-text.js';
import { SkeletonBlock } from '../../ui/states.js';
import { DataTable } from '../../ui/table.js';
import styles from './wizard.module.css';

export type Checked = AnswerOf<typeof checkMapping>;

export interface MappingStepProps {
  readonly upload: string;
  /** The preset whose columns the file has. */
  readonly fits: string | null;
  readonly mapping: string;
  readonly onMapping: (text: string) => void;
  /** The version whose names the mapping uses; empty for the one in force. */
  readonly agreement: string;
  readonly onAgreement: (id: string) => void;
  readonly onChecked: (mapping: string) => void;
}

export function MappingStep({ upload, fits, mapping, onMapping, agreement, onAgreement, onChecked }: MappingStepProps) {
  const { t } = useTranslation();
  const here = useHere();
  const presets = useQuery(queryOf(listMappingPresets, { params: { partnership: here.id } }));
  const versions = useQuery(queryOf(listAgreements, { params: { partnership: here.id } })).data?.items ?? [];
  const inForce = versions.find((one) => one.state === 'effective')?.id ?? '';
  const check = useMutation({
    mutationFn: () => call(checkMapping, { params: { partnership: here.id, upload }, body: { mapping, agreement: agreement || null } }),
    onSuccess: () => onChecked(mapping),
  });
  const fitting = presets.data?.items.find((one) => one.id === fits);
  // A file that a preset fits begins with it; whatever the person wrote stays.
  useEffect(() => {
    if (mapping === '' && fitting) onMapping(fitting.text);
  }, [mapping, fitting, onMapping]);

  return (
    <Loaded query={presets} skeleton={<SkeletonBlock label={t('common.loading')} height={240} />}>
      {({ items }) => (
        <>
          <p className="mute">{t('history.wizard.mappingText')}</p>
          <div className={styles.line}>
            <NativeSelect
              label={t('history.wizard.preset')}
              value={items.find((one) => one.text === mapping)?.id ?? ''}
              data={[
                { value: '', label: '–' },
                ...items.map((one) => ({
                  value: one.id,
                  label: one.id === fits ? `${one.name} (${t('history.wizard.presetFits')})` : one.name,
                })),
              ]}
              onChange={(event) => {
                const preset = items.find((one) => one.id === event.currentTarget.value);
                if (preset) onMapping(preset.text);
              }}
            />
            {versions.length > 1 ? (
              <NativeSelect
                label={t('history.wizard.readBy')}
                value={agreement || inForce}
                data={versions.map((one) => ({
                  value: one.id,
                  label: t('replay.versionName', { name: one.name, version: one.version, state: t(`agreement.state.${one.state}`) }),
                }))}
                onChange={(event) => onAgreement(event.currentTarget.value)}
              />
            ) : null}
            <Button onClick={() => saveText('mapping.yaml', mapping)}>{t('history.wizard.save')}</Button>
          </div>
          <Textarea
            className={styles.mapping ?? ''}
            mt={12}
            label={t('history.wizard.mapping')}
            autosize
            minRows={12}
            maxRows={28}
            spellCheck={false}
            value={mapping}
            onChange={(event) => onMapping(event.currentTarget.value)}
          />
          <ProblemNote error={check.error} />
          <div className={styles.buttons}>
            <ReasonButton
              reason={mapping.trim() ? null : t('history.wizard.needMapping')}
              loading={check.isPending}
              onClick={() => check.mutate()}
            >
              {t('history.wizard.check')}
            </ReasonButton>
          </div>
          {check.data ? <CheckResult checked={check.data} /> : null}
        </>
      )}
    </Loaded>
  );
}

function CheckResult({ checked }: { readonly checked: Checked }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { shown, more } = useFirstFew(checked.unknown, 8, t('replay.showAll', { count: checked.unknown.length }));
  return (
    <div className={styles.checked} aria-live="polite">
      <p>
        <b>{t('history.wizard.checked', { rows: format.number(checked.rows), tickets: format.number(checked.tickets) })}</b>{' '}
        {checked.refused.length > 0 ? t('history.wizard.checkedRefused', { count: checked.refused.length }) : ''}
      </p>
      {checked.refused.length > 0 ? (
        <DataTable
          label={t('history.receipt')}
          head={[
            { key: 'line', text: t('history.line'), number: true },
            { key: 'reason', text: t('history.reason') },
          ]}
        >
          <tbody>
            {checked.refused.slice(0, 10).map((row) => (
              <tr key={`${row.line} ${row.reason}`}>
                <td data-number>{row.line}</td>
                <td>{row.reason}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      ) : null}
      {checked.sample.length > 0 ? (
        <>
          <h3>{t('history.wizard.sampleTickets')}</h3>
          {checked.sample.slice(0, 2).map((ticket) => (
            <div className={styles.sampleTicket} key={ticket.number}>
              <b>
                {ticket.number} {ticket.subject}
              </b>
              <ol>
                {ticket.events.slice(0, 8).map((event) => (
                  <li key={`${event.at} ${event.text}`}>
                    {format.full(event.at)}: {event.text}
                  </li>
                ))}
              </ol>
            </div>
          ))}
        </>
      ) : null}
      {checked.unknown.length > 0 ? (
        <>
          <h3>{t('history.wizard.unknown')}</h3>
          <p className="mute">{t('history.wizard.unknownText')}</p>
          <DataTable
            label={t('history.wizard.unknown')}
            head={[
              { key: 'column', text: t('history.wizard.column') },
              { key: 'value', text: t('history.wizard.value') },
              { key: 'count', text: t('history.wizard.count'), number: true },
            ]}
          >
            <tbody>
              {shown.map((one) => (
                <tr key={`${one.column} ${one.value}`}>
                  <td>{one.column}</td>
                  <td>{one.value}</td>
                  <td data-number>{format.number(one.count)}</td>
                </tr>
              ))}
            </tbody>
          </DataTable>
          {more}
        </>
      ) : null}
    </div>
  );
}
