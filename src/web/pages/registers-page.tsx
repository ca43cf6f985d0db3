import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { urlOf } from '../../contract/client.js';
import { exportEntries } from '../../contract/registers.js';
import { REGISTER_KINDS } from '../../core/registers/register.js';
import { BringDialog } from '../features/registers/bring-dialog.js';
import { EntryDialog } from '../features/registers/entry-dialog.js';
import type { Entry } from '../features/registers/field-text.js';
import { RegisterFindings } from '../features/registers/findings.js';
import { ImportDialog } from '../features/registers/import-dialog.js';
import { PutBack } from '../features/registers/put-back.js';
import { RegisterList } from '../features/registers/register-list.js';
import styles from '../features/registers/registers.module.css';
import { SystemsGraph } from '../features/registers/systems-graph.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { PlanTabs } from './plan-tabs.js';

const route = getRouteApi(paths.registers);

export function RegistersPage() {
  const { t } = useTranslation();
  const here = useHere();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const kind = search.register ?? 'systems';
  const graph = kind === 'systems' && search.view === 'graph';
  const [dialog, setDialog] = useState<'import' | 'bring' | { readonly entry: Entry | null } | null>(null);
  const [removed, setRemoved] = useState<Entry | null>(null);
  const [words, setWords] = useState(search.find ?? '');
  // Going back and forth, or to another register, shows the words of that address.
  useEffect(() => setWords((typed) => (typed.trim() === (search.find ?? '') ? typed : (search.find ?? ''))), [search.find]);
  const find = useDebouncedCallback(
    (text: string) => void navigate({ search: (now) => ({ ...now, find: text.trim() || undefined }), replace: true, resetScroll: false }),
    250,
  );
  const choose = useCallback(
    (system: string) => void navigate({ search: (now) => ({ ...now, system }), replace: true, resetScroll: false }),
    [navigate],
  );
  const openDraft = (draft: string) => (
    <Button variant="filled" renderRoot={(props) => <Link to={paths.draft} params={{ partnership: here.id, draft }} {...props} />}>
      {t('registers.bring.open')}
    </Button>
  );
  const close = () => setDialog(null);
  return (
    <>
      <Head
        title={t('registers.title')}
        note={t('registers.note')}
        actions={
          <>
            {kind === 'systems' || kind === 'sites' ? (
              <Button onClick={() => setDialog('bring')}>{t('registers.bring.button')}</Button>
            ) : null}
            <Button onClick={() => setDialog('import')}>{t('registers.import')}</Button>
            <Button variant="filled" onClick={() => setDialog({ entry: null })}>
              {t('registers.add')}
            </Button>
          </>
        }
      />
      <PlanTabs />
      <div className={styles.tools}>
        <NativeSelect
          aria-label={t('registers.which')}
          value={kind}
          onChange={(event) => {
            find.cancel();
            setRemoved(null);
            void navigate({ search: { register: REGISTER_KINDS.find((one) => one === event.currentTarget.value) } });
          }}
          data={REGISTER_KINDS.map((one) => ({ value: one, label: t(`registers.kind.${one}`) }))}
        />
        <TextInput
          type="search"
          aria-label={t('registers.find')}
          placeholder={t('registers.find')}
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          value={words}
          maxLength={200}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            find(event.currentTarget.value);
          }}
        />
        {kind === 'systems' ? (
          <section aria-label={t('registers.view.label')}>
            <Button.Group>
              {([undefined, 'graph'] as const).map((view) => (
                <Button
                  key={view ?? 'list'}
                  aria-pressed={search.view === view}
                  variant={search.view === view ? 'filled' : 'default'}
                  onClick={() => void navigate({ search: (now) => ({ ...now, view }), resetScroll: false })}
                >
                  {t(`registers.view.${view ?? 'list'}`)}
                </Button>
              ))}
            </Button.Group>
          </section>
        ) : null}
        <a href={urlOf(exportEntries, { params: { partnership: here.id, kind } })} download>
          {t('registers.export')}
        </a>
      </div>
      {removed ? <PutBack key={removed.id} entry={removed} onDone={() => setRemoved(null)} /> : null}
      <RegisterFindings key={kind} kind={kind} />
      {graph ? (
        <SystemsGraph find={search.find ?? ''} chosen={search.system} onChoose={choose} onOpen={(entry) => setDialog({ entry })} />
      ) : (
        <RegisterList kind={kind} find={search.find ?? ''} onOpen={(entry) => setDialog({ entry })} />
      )}
      {dialog === 'import' ? <ImportDialog kind={kind} onClose={close} /> : null}
      {dialog === 'bring' ? <BringDialog onClose={close} open={openDraft} /> : null}
      {typeof dialog === 'object' && dialog !== null ? (
        <EntryDialog kind={kind} entry={dialog.entry} onClose={close} onRemoved={setRemoved} />
      ) : null}
    </>
  );
}
