import { type ReactNode, useId } from 'react';
import { Button } from '../components/form/Button';
import { useLanguage } from '../language/useLanguage';
import { useViewer } from '../viewer/Viewer';
import styles from './Account.module.css';

/** Sign-in, or in whose name one acts: in the bar, and where that is too narrow, in the menu. */
export function Account({ mobile = false }: { mobile?: boolean }): ReactNode {
  const { viewer, signIn, signOut, actAs } = useViewer();
  const { say } = useLanguage();
  const id = useId();
  if (viewer === undefined) return null;
  if (viewer === null) {
    return mobile ? null : (
      <Button kind="secondary" small onClick={signIn} data-testid="sign-in">
        {say('登录', 'Sign in')}
      </Button>
    );
  }
  return (
    <span className={styles.account} data-place={mobile ? 'menu' : 'bar'}>
      <label htmlFor={id}>{say('以', 'As')}</label>
      <select
        id={id}
        data-testid="acting-as"
        className={styles.party}
        value={viewer.actingAs.id}
        onChange={(event) => void actAs(event.target.value)}
      >
        {viewer.parties.map((party) => (
          <option key={party.id} value={party.id}>
            {party.name}
          </option>
        ))}
      </select>
      <Button kind="plain" small onClick={() => void signOut()}>
        {say('退出', 'Sign out')}
      </Button>
    </span>
  );
}
