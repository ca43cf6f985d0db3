/** Key caps beside a control. Hidden where there is no keyboard. */
import styles from './keys.module.css';

const mac = /Mac|iPhone|iPad/.test(navigator.platform);

const cap = (key: string): string => (key === 'mod' ? (mac ? '⌘' : 'Ctrl') : key);

/** `keys`: 'h', 'mod+K', 'g t'. */
export const Keys = ({ keys }: { readonly keys: string }) => (
  <span className={styles.hint} aria-hidden="true">
    {keys.split(/[+ ]/).map((key) => (
      <kbd key={key}>{cap(key)}</kbd>
    ))}
  </span>
);
