import Link from '@docusaurus/Link';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import errors from '../../generated/errors.json';
import type { CodedError } from '../../graphql/client';
import { useLanguage } from '../../language/useLanguage';
import { Button } from '../form/Button';
import styles from './Failure.module.css';

/** A coded error in a sentence, with what to do and the number to quote. */
export function Failure({ error, retry }: { error: CodedError; retry?: () => void }): ReactNode {
  const { say, text } = useLanguage();
  const known = errors.find((entry) => entry.code === error.code);
  return (
    <div className={styles.failure} role="alert">
      <CircleAlert aria-hidden size={20} strokeWidth={1.75} />
      <div>
        <strong>{known ? text(known.title) : say('没有成功', 'That did not work')}</strong>
        <p>
          {error.reason ? `${text(error.reason)}${say('。', '. ')}` : null}
          {error.hint ? text(error.hint) : known ? text(known.todo) : error.message}{' '}
          <Link to="/build/errors">
            <code>{error.code}</code>
          </Link>
          {error.requestId ? (
            <>
              {' '}
              {say('请求编号', 'Request')} <code>{error.requestId}</code>
            </>
          ) : null}
        </p>
        {retry ? (
          <Button kind="secondary" onClick={retry}>
            {say('再试一次', 'Try again')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
