import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import page from '../../components/page/Page.module.css';
import table from '../../components/table/Table.module.css';
import { operation } from '../../graphql/client';
import type { UserError } from '../../graphql/contract';
import { useChange } from '../../graphql/useChange';
import { useLanguage } from '../../language/useLanguage';
import type { EntryRelease } from '../catalogue/entryQuery';
import panel from '../Desk.module.css';
import { StateWord } from '../frame/StateWord';

const withdrawMutation = operation<
  { result: { errors: UserError[] } },
  { input: { dataset: string; release: number; reason: string } }
>(
  'mutation WithdrawRelease($input: WithdrawReleaseInput!) { result: withdrawRelease(input: $input) { errors { code message { zh en } path } } }',
);

/** Releases, newest first, with the two persons behind each; the one that serves can be taken back. */
export function ReleaseTable({
  slug,
  releases,
  reload,
}: {
  slug: string;
  releases: EntryRelease[];
  reload: () => void;
}): ReactNode {
  const { minute, number } = useLanguage();
  const [taking, setTaking] = useState<number>();
  const serving = releases.find(({ withdrawnAt }) => withdrawnAt === null)?.number;
  return (
    <>
      <table className={`${table.table} ${table.stack}`}>
        <caption>每一版都保留；收回的一版不再提供，前一版随即生效</caption>
        <thead>
          <tr>
            <th scope="col">版本</th>
            <th scope="col">发布</th>
            <th scope="col" className={table.number}>
              行数
            </th>
            <th scope="col">变化</th>
            <th scope="col">编制人</th>
            <th scope="col">保密审查人</th>
            <th scope="col">状态</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {releases.map((release) => (
            <tr key={release.number} data-testid="release-row">
              <th scope="row">第{release.number}版</th>
              <td data-label="发布">{minute(release.releasedAt)}</td>
              <td data-label="行数" className={table.number}>
                {number(release.rowCount)}
              </td>
              <td data-label="变化">{changeOf(release)}</td>
              <td data-label="编制人">{release.madeBy ?? '—'}</td>
              <td data-label="保密审查人">{release.reviewedBy ?? '—'}</td>
              <td data-label="状态">
                {release.withdrawnAt === null ? (
                  <StateWord tone={release.number === serving ? 'done' : 'over'}>
                    {release.number === serving ? '现行' : '可回溯'}
                  </StateWord>
                ) : (
                  <>
                    <StateWord tone="over">已收回</StateWord> {release.withdrawnReason}
                  </>
                )}
              </td>
              <td data-label="操作">
                {release.withdrawnAt === null ? (
                  <Button
                    kind="plain"
                    small
                    aria-expanded={taking === release.number}
                    onClick={() =>
                      setTaking(taking === release.number ? undefined : release.number)
                    }
                  >
                    收回
                  </Button>
                ) : (
                  '—'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {taking === undefined ? null : (
        <TakeBack
          key={taking}
          slug={slug}
          release={taking}
          done={() => {
            setTaking(undefined);
            reload();
          }}
        />
      )}
    </>
  );
}

function changeOf({ inserted, changed, deleted }: EntryRelease): string {
  const parts = [
    inserted ? `增${inserted}` : '',
    changed ? `改${changed}` : '',
    deleted ? `删${deleted}` : '',
  ].filter(Boolean);
  return parts.length === 0 ? '—' : parts.join('，');
}

function TakeBack({
  slug,
  release,
  done,
}: {
  slug: string;
  release: number;
  done: () => void;
}): ReactNode {
  const [reason, setReason] = useState('');
  const { make, sending, errors, failure } = useChange(withdrawMutation);
  const submit = async () => {
    const result = await make({ input: { dataset: slug, release, reason } });
    if (result?.errors.length === 0) done();
  };
  return (
    <form
      className={panel.panel}
      aria-labelledby="take-back"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2 id="take-back">收回第{release}版</h2>
      <p>收回后不能恢复。正在取这一版的人会得到“已收回”的答复；要删去误发的内容，请另办清除。</p>
      <label className={form.field}>
        <span className={form.label}>理由</span>
        <textarea
          className={form.input}
          name="withdrawReason"
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <FieldErrors errors={errors} />
      </label>
      {failure ? <Failure error={failure} /> : null}
      <p className={page.bar}>
        <Button type="submit" disabled={sending} data-testid="take-back">
          收回第{release}版
        </Button>
      </p>
    </form>
  );
}
