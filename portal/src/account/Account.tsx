import { type ReactNode, useId } from 'react';
import { Button } from '../components/form/Button';
import { useLanguage } from '../language/useLanguage';
import { useViewer } from '../viewer/Viewer';

/** Sign-in, or in whose name one acts: it is always in view. */
export function Account(): ReactNode {
  const { viewer, signIn, signOut, actAs } = useViewer();
  const { say } = useLanguage();
  const id = useId();
  if (viewer === undefined) return null;
  if (viewer === null) {
    return (
      <Button onClick={signIn} data-testid="sign-in">
        {say('登录', 'Sign in')}
      </Button>
    );
  }
  return (
    <span style={{ display: 'inline-flex', gap: '0.5rem', alignItems: 'center' }}>
      <label htmlFor={id}>{say('以', 'As')}</label>
      <select
        id={id}
        data-testid="acting-as"
        style={{ font: 'inherit', minHeight: 44, maxWidth: '14rem' }}
        value={viewer.actingAs.id}
        onChange={(event) => void actAs(event.target.value)}
      >
        {viewer.parties.map((party) => (
          <option key={party.id} value={party.id}>
            {party.name}
          </option>
        ))}
      </select>
      <Button kind="secondary" onClick={() => void signOut()}>
        {say('退出', 'Sign out')}
      </Button>
    </span>
  );
}
