import { ApprovalRules } from '../features/desk-settings/approval-rules.js';
import { GateTable } from '../features/desk-settings/gate-table.js';
import { useDeskSettings } from '../features/desk-settings/use-desk-settings.js';
import { useAgreement } from '../lib/agreement.js';
import { useFormat } from '../lib/format.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { SkeletonRows } from '../ui/states.js';
import { NothingInForce } from './nothing-in-force.js';

export function DeskSettingsPage() {
  const { t } = useTranslation();
  const here = useHere();
  const format = useFormat();
  const query = useDeskSettings(here.id);
  const { query: inForce, names } = useAgreement(here.id);
  const skeleton = <SkeletonRows label={t('common.loading')} rows={6} />;
  return (
    <>
      <Head title={t('deskSettings.title')} note={t('deskSettings.note')} />
      <Loaded query={inForce} skeleton={skeleton}>
        {(shown) =>
          shown === null ? (
            <NothingInForce />
          ) : (
            <Loaded query={query} skeleton={skeleton}>
              {(read) => (
                <>
                  <section style={{ marginTop: 20 }}>
                    <h2>{t('deskSettings.approvals')}</h2>
                    <p className="mute">{t('deskSettings.approvalsText')}</p>
                    <ApprovalRules read={read} agreement={shown.agreement} names={names} />
                  </section>
                  <section style={{ marginTop: 28 }}>
                    <h2>{t('deskSettings.gates')}</h2>
                    <p className="mute">{t('deskSettings.gatesText')}</p>
                    <GateTable read={read} />
                  </section>
                  {read.changedBy === null || read.changedAt === null ? null : (
                    <p className="mute" style={{ marginTop: 10 }}>
                      {t('deskSettings.changed', { name: read.changedBy.name, when: format.full(read.changedAt) })}
                    </p>
                  )}
                </>
              )}
            </Loaded>
          )
        }
      </Loaded>
    </>
  );
}
