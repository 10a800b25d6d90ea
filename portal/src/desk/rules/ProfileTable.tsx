import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import page from '../../components/page/Page.module.css';
import table from '../../components/table/Table.module.css';
import { useChange } from '../../graphql/useChange';
import { sensitivityWords } from '../catalogue/words';
import { Changed } from './Changed';
import { ProfileForm } from './ProfileForm';
import { contentWords, markWords } from './profileWords';
import styles from './Rules.module.css';
import { orderProfilesMutation, type Profile } from './ruleQuery';

/** The profiles in the order in which they are tried; whoever keeps them moves and changes them here. */
export function ProfileTable({
  profiles,
  keeps,
  reload,
}: {
  profiles: Profile[];
  keeps: boolean;
  reload: () => void;
}): ReactNode {
  const [open, setOpen] = useState<string>();
  const [moved, setMoved] = useState('');
  const held = useRef<string>(undefined);
  const { make, sending, errors, failure } = useChange(orderProfilesMutation);
  const close = (kind: string) => {
    held.current = `${kind}0`;
    setOpen(undefined);
  };
  // A row that is moved, and a form that closes, take the focus away with them.
  useEffect(() => {
    if (held.current === undefined || open !== undefined || profiles.length === 0) return;
    document.getElementById(held.current)?.focus();
    held.current = undefined;
  }, [profiles, open]);
  const move = async (at: number, by: -1 | 1) => {
    const kinds = profiles.map(({ kind }) => kind);
    const [kind = ''] = kinds.splice(at, 1);
    kinds.splice(at + by, 0, kind);
    const result = await make({ input: { kinds } });
    if (result?.errors.length !== 0) return;
    setMoved(`“${profiles[at]?.title.zh}”现在是第${at + by + 1}个`);
    const last = at + by === (by === -1 ? 0 : kinds.length - 1);
    held.current = `${kind}${last ? -by : by}`;
    reload();
  };
  return (
    <>
      <p className={page.note} role="status">
        {moved}
      </p>
      <FieldErrors errors={errors} />
      {failure ? <Failure error={failure} /> : null}
      <table className={`${table.table} ${table.stack}`}>
        <caption>{profiles.length}个，从上往下试，先合的用</caption>
        <thead>
          <tr>
            <th scope="col">名称</th>
            <th scope="col">怎样认出</th>
            <th scope="col">敏感级别</th>
            <th scope="col">处理</th>
            <th scope="col">修改</th>
            {keeps ? <th scope="col">调整</th> : null}
          </tr>
        </thead>
        <tbody>
          {profiles.map((profile, at) => (
            <tr key={profile.kind} data-testid="profile-row" data-kind={profile.kind}>
              {open === profile.kind ? (
                <td colSpan={6}>
                  <ProfileForm
                    key={profile.changedAt}
                    profile={profile}
                    position={profile.position}
                    done={() => {
                      close(profile.kind);
                      reload();
                    }}
                    leave={() => close(profile.kind)}
                  />
                </td>
              ) : (
                <>
                  <th scope="row">
                    {at + 1}. {profile.title.zh}
                    <span className={styles.kind}>{profile.kind}</span>
                  </th>
                  <td data-label="怎样认出">
                    {profile.names.length > 0 ? <div>表头含{profile.names.join('、')}</div> : null}
                    {profile.contents.length > 0 ? (
                      <div>单元格含{contentWords(profile.contents)}</div>
                    ) : null}
                  </td>
                  <td data-label="敏感级别">{sensitivityWords[profile.sensitivity]}</td>
                  <td data-label="处理">
                    {profile.treatmentSentence?.zh ?? '单独无害'}
                    <div className={page.note}>{markWords(profile)}</div>
                  </td>
                  <td data-label="修改">
                    <Changed rule={profile} />
                  </td>
                  {keeps ? (
                    <td>
                      <span className={styles.acts}>
                        {([-1, 1] as const).map((by) => (
                          <Button
                            key={by}
                            id={`${profile.kind}${by}`}
                            kind="secondary"
                            small
                            disabled={sending || at + by < 0 || at + by === profiles.length}
                            aria-label={`把“${profile.title.zh}”${by === -1 ? '上移' : '下移'}`}
                            onClick={() => void move(at, by)}
                          >
                            {by === -1 ? '↑' : '↓'}
                          </Button>
                        ))}
                        <Button
                          id={`${profile.kind}0`}
                          kind="plain"
                          small
                          aria-label={`改“${profile.title.zh}”`}
                          onClick={() => setOpen(profile.kind)}
                        >
                          改
                        </Button>
                      </span>
                    </td>
                  ) : null}
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
