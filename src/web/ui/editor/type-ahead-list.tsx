/** The list below the caret. The focus stays in the text: the editor names the chosen line. */
import { Portal } from '@mantine/core';
import styles from './editor.module.css';
import type { OpenTypeAhead } from './type-ahead-plugin.js';

export const LIST_ID = 'type-ahead';
export const lineId = (index: number): string => `${LIST_ID}-${index}`;

const HEIGHT = 300;

export interface TypeAheadListProps {
  readonly label: string;
  readonly open: OpenTypeAhead;
  readonly active: number;
  readonly onPoint: (index: number) => void;
}

export function TypeAheadList({ label, open, active, onPoint }: TypeAheadListProps) {
  const { rect } = open;
  if (rect === null) return null;
  const above = rect.bottom + HEIGHT > window.innerHeight;
  const left = Math.max(8, Math.min(rect.left, window.innerWidth - 288));
  const place = above ? { bottom: window.innerHeight - rect.top + 4 } : { top: rect.bottom + 4 };
  return (
    <Portal>
      <div className={styles.typeAhead} id={LIST_ID} role="listbox" aria-label={label} style={{ left, ...place }}>
        {open.items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken in the editor, where the focus stays
          <div
            key={item.key}
            id={lineId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerMove={() => onPoint(index)}
            // The press would take the focus out of the text.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => open.choose(item)}
          >
            <b>{item.label}</b> <span className="mute">{item.note}</span>
          </div>
        ))}
      </div>
    </Portal>
  );
}
