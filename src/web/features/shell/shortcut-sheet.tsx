import { useTranslation } from '../../lib/i18n/translation.js';
import { Dialog } from '../../ui/dialog.js';
import { Keys } from '../../ui/keys.js';
import styles from './shell.module.css';

const GROUPS = [
  {
    title: 'everywhere',
    keys: [
      ['mod+K', 'palette'],
      ['?', 'help'],
      ['c', 'create'],
      ['g h', 'goHome'],
      ['g t', 'goTickets'],
      ['g a', 'goAgreement'],
      ['g p', 'goPlan'],
      ['g o', 'goOnCall'],
      ['g w', 'goWeek'],
      ['g s', 'goSettings'],
      ['g q', 'goAll'],
    ],
  },
  {
    title: 'lists',
    keys: [
      ['j', 'down'],
      ['k', 'up'],
      ['Enter', 'open'],
      ['/', 'filter'],
      ['x', 'select'],
      ['a', 'assignMe'],
      ['p', 'setPriority'],
      ['s', 'setStatus'],
      ['h', 'handOff'],
      ['r', 'reply'],
      ['.', 'showChanges'],
    ],
  },
  {
    title: 'ticket',
    keys: [
      ['r', 'reply'],
      ['h', 'handOff'],
      ['e', 'resolve'],
    ],
  },
  {
    title: 'agreement',
    keys: [
      ['F8', 'nextFinding'],
      ['← ↑ ↓ →', 'move'],
    ],
  },
] as const;

export const ShortcutSheet = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation();
  return (
    <Dialog onClose={onClose} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {GROUPS.map((group) => (
        <section key={group.title}>
          <h3 className={styles.sheetTitle}>{t(`keys.${group.title}`)}</h3>
          <dl className={styles.sheet}>
            {group.keys.map(([keys, name]) => (
              <div key={keys} style={{ display: 'contents' }}>
                <dt>{t(`keys.${name}`)}</dt>
                <dd>
                  <span className="visually-hidden">{keys}</span>
                  <Keys keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
};
