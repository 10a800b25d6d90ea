import Link from '@docusaurus/Link';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './Button.module.css';

type Kind = 'primary' | 'secondary' | 'plain';

export function Button({
  kind = 'primary',
  wide = false,
  small = false,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: Kind;
  wide?: boolean;
  small?: boolean;
}): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      className={styles.button}
      data-kind={kind}
      data-wide={wide}
      data-small={small}
    />
  );
}

export function ButtonLink({
  kind = 'primary',
  wide = false,
  to,
  children,
  testId,
}: {
  kind?: Kind;
  wide?: boolean;
  to: string;
  children: ReactNode;
  testId?: string;
}): ReactNode {
  return (
    <Link
      to={to}
      className={styles.button ?? ''}
      data-kind={kind}
      data-wide={wide}
      {...(testId ? { 'data-testid': testId } : {})}
    >
      {children}
    </Link>
  );
}
