import { type ReactNode, useId, useState } from 'react';
import { Failure } from '../components/feedback/Failure';
import { useToast } from '../components/feedback/Toasts';
import { Button } from '../components/form/Button';
import { FieldErrors } from '../components/form/FieldErrors';
import form from '../components/form/Form.module.css';
import page from '../components/page/Page.module.css';
import table from '../components/table/Table.module.css';
import { useChange } from '../graphql/useChange';
import { useLanguage } from '../language/useLanguage';
import styles from './Keys.module.css';
import { createKeyMutation, type Key, revokeKeyMutation } from './mineQuery';

/** Keys: made at once, shown once, ended at once. */
export function Keys({ keys, reload }: { keys: Key[]; reload: () => void }): ReactNode {
  const { say, date } = useLanguage();
  const toast = useToast();
  const id = useId();
  const [name, setName] = useState('');
  const [secret, setSecret] = useState<string>();
  const creation = useChange(createKeyMutation);
  const revocation = useChange(revokeKeyMutation);
  const create = async () => {
    const result = await creation.make({ name });
    setSecret(result?.secret ?? undefined);
    reload();
  };
  const revoke = async (key: Key) => {
    const result = await revocation.make({ id: key.id });
    if (result?.errors.length === 0)
      toast({
        title: say('密钥已吊销，即刻失效', 'Key revoked; it has stopped working'),
        body: key.name,
      });
    reload();
  };
  const failure = creation.failure ?? revocation.failure;
  const heads = {
    party: say('代表', 'Acts for'),
    prefix: say('开头', 'Begins'),
    state: say('状态', 'State'),
  };
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <label className={form.label} htmlFor={id}>
          {say('密钥名称', 'Name of the key')}
        </label>
        <p className={form.hint}>
          {say(
            '写它用在哪里，日后好辨认。90天有效，只能读取。',
            'Say where it is used, to know it later. It is valid for 90 days and can only read.',
          )}
        </p>
        <div className={page.bar}>
          <input
            id={id}
            className={`${form.input} ${styles.name}`}
            name="keyName"
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" disabled={creation.sending}>
            {say('生成密钥', 'Make a key')}
          </Button>
        </div>
        <FieldErrors errors={[...creation.errors, ...revocation.errors]} />
      </form>
      {failure ? <Failure error={failure} /> : null}
      {secret ? (
        <p role="status" className={styles.secret}>
          <strong>{say('请现在保存，只显示这一次', 'Keep it now: it is shown this once')}</strong>
          <code data-testid="key-secret">{secret}</code>
        </p>
      ) : null}
      {keys.length > 0 ? (
        <table className={`${table.table} ${table.stack}`}>
          <caption>{say(`${keys.length}把密钥`, `${keys.length} keys`)}</caption>
          <thead>
            <tr>
              <th scope="col">{say('名称', 'Name')}</th>
              <th scope="col">{heads.party}</th>
              <th scope="col">{heads.prefix}</th>
              <th scope="col">{heads.state}</th>
              <th scope="col">{say('可以做', 'Do')}</th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={key.id}>
                <th scope="row">{key.name}</th>
                <td data-label={heads.party}>{key.party.name}</td>
                <td data-label={heads.prefix}>
                  <code>{key.prefix}…</code>
                </td>
                <td data-label={heads.state}>
                  {key.revokedAt
                    ? say('已吊销', 'revoked')
                    : say(`${date(key.expiresAt)}到期`, `expires ${date(key.expiresAt)}`)}
                </td>
                <td>
                  {key.revokedAt ? null : (
                    <Button kind="plain" small onClick={() => void revoke(key)}>
                      {say('吊销', 'Revoke')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  );
}
