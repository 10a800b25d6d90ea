import Link from '@docusaurus/Link';
import { type ReactNode, useState } from 'react';
import { Clock } from '../../components/cases/Clock';
import { CASE_LINE } from '../../components/cases/caseQuery';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Failure } from '../../components/feedback/Failure';
import { Button, ButtonLink } from '../../components/form/Button';
import { Page } from '../../components/page/Page';
import styles from '../../components/page/Page.module.css';
import { operation, send } from '../../graphql/client';
import type { CaseLine, GrantLine, UserError } from '../../graphql/contract';
import { useQuery } from '../../graphql/useQuery';
import { useLanguage } from '../../language/useLanguage';
import { caseStateWords, grantStateWords } from '../../language/words';
import { useViewer } from '../../viewer/Viewer';

interface Key {
  id: string;
  name: string;
  prefix: string;
  expiresAt: string;
  revokedAt: string | null;
}
const mineQuery = operation<{
  viewer: { applications: CaseLine[]; grants: GrantLine[]; apiKeys: Key[] } | null;
}>(
  `query Mine { viewer { applications { ${CASE_LINE} } grants { id until state withdrawnReason fields { name title { zh en } } dataset { slug title { zh en } } }
    apiKeys { id name prefix expiresAt revokedAt } } }`,
);
const createMutation = operation<
  { result: { secret: string | null; errors: UserError[] } },
  { name: string }
>(
  `mutation CreateKey($name: String!) { result: createApiKey(input: { name: $name }) { secret errors { code message { zh en } path } } }`,
);
const revokeMutation = operation<{ result: { errors: UserError[] } }, { id: ID }>(
  `mutation RevokeKey($id: ID!) { result: revokeApiKey(input: { id: $id }) { errors { code message { zh en } path } } }`,
);
type ID = string;
const nothing = {};

/** 我的: applications, grants, keys of the party in whose name I act. */
export default function Mine(): ReactNode {
  const { say, text, date } = useLanguage();
  const { viewer, signIn } = useViewer();
  const query = useQuery(mineQuery, nothing);
  const mine = query.data?.viewer;
  return (
    <Page title={say('我的', 'Mine')}>
      <h1>{say('我的', 'Mine')}</h1>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {viewer === null ? (
        <EmptyState
          title={say('请先登录', 'Sign in first')}
          actions={<Button onClick={signIn}>{say('登录', 'Sign in')}</Button>}
        />
      ) : null}
      {mine ? (
        <>
          <h2>{say('申请', 'Applications')}</h2>
          {mine.applications.length === 0 ? (
            <EmptyState
              title={say('还没有申请', 'No applications yet')}
              actions={
                <ButtonLink to="/data?openness=CONDITIONAL">
                  {say('看有条件开放的数据', 'See conditional data')}
                </ButtonLink>
              }
            />
          ) : (
            <ul className={styles.rows}>
              {mine.applications.map((line) => (
                <li key={line.number}>
                  <h3>
                    <Link to={`/me/cases/${line.number}`}>{line.number}</Link>{' '}
                    {text(line.dataset.title)} · {text(caseStateWords[line.state])}
                  </h3>
                  <Clock line={line} />
                </li>
              ))}
            </ul>
          )}
          <h2>{say('授权', 'Grants')}</h2>
          <ul className={styles.rows}>
            {mine.grants.map((grant) => (
              <li key={grant.id}>
                <Link to={`/data/${grant.dataset.slug}`}>{text(grant.dataset.title)}</Link> ·{' '}
                {text(grantStateWords[grant.state])} · {say('至', 'until')} {date(grant.until)} ·{' '}
                {grant.fields.map((field) => text(field.title)).join('、')}
              </li>
            ))}
          </ul>
          {mine.grants.length === 0 ? <p>{say('还没有授权。', 'No grants yet.')}</p> : null}
          <h2>{say('密钥', 'Keys')}</h2>
          <Keys keys={mine.apiKeys} reload={query.reload} />
        </>
      ) : null}
    </Page>
  );
}

function Keys({ keys, reload }: { keys: Key[]; reload: () => void }): ReactNode {
  const { say, text, date } = useLanguage();
  const [name, setName] = useState('');
  const [secret, setSecret] = useState<string>();
  const [errors, setErrors] = useState<UserError[]>([]);
  const create = async () => {
    const { result } = await send(createMutation, { name });
    setErrors(result.errors);
    setSecret(result.secret ?? undefined);
    reload();
  };
  return (
    <>
      <form
        className={styles.bar}
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <input
          className={styles.input}
          name="keyName"
          aria-label={say('密钥名称', 'Name of the key')}
          placeholder={say('密钥名称', 'Name of the key')}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit">{say('生成密钥', 'Make a key')}</Button>
      </form>
      {errors.map((error) => (
        <p key={error.code} className={styles.error} role="alert">
          {text(error.message)}
        </p>
      ))}
      {secret ? (
        <p role="status">
          {say('请现在保存，只显示这一次：', 'Keep it now, it is shown this once: ')}
          <code data-testid="key-secret">{secret}</code>
        </p>
      ) : null}
      <ul className={styles.rows}>
        {keys.map((key) => (
          <li key={key.id}>
            {key.name} <code>{key.prefix}…</code>{' '}
            {key.revokedAt
              ? say('已吊销', 'revoked')
              : say(`${date(key.expiresAt)}到期`, `expires ${date(key.expiresAt)}`)}{' '}
            {key.revokedAt ? null : (
              <Button
                kind="plain"
                onClick={() => void send(revokeMutation, { id: key.id }).then(reload)}
              >
                {say('吊销', 'Revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
