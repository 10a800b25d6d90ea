import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** A place that is empty for now: what is missing, and the ways on. */
export function EmptyState({
  title,
  heading: Heading = 'h2',
  children,
  actions,
}: {
  title: string;
  heading?: 'h1' | 'h2';
  children?: ReactNode;
  actions?: ReactNode;
}): ReactNode {
  return (
    <div className={styles.empty}>
      <svg viewBox="0 0 46 46" width="64" height="64" aria-hidden="true">
        {[0, 12, 24, 36].flatMap((y) =>
          [0, 12, 24, 36].map((x) => (
            <rect
              key={`${x}-${y}`}
              x={x + 0.5}
              y={y + 0.5}
              width="9"
              height="9"
              className={x === 24 && y === 12 ? styles.missing : styles.cell}
            />
          )),
        )}
      </svg>
      <Heading className={styles.title}>{title}</Heading>
      {children ? <p className={styles.body}>{children}</p> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
