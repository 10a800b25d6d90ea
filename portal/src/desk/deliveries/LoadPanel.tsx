import { useHistory } from '@docusaurus/router';
import { type ReactNode, useState } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import { Facts } from '../../components/page/Facts';
import page from '../../components/page/Page.module.css';
import { useAct } from '../../graphql/useAct';
import { useChange } from '../../graphql/useChange';
import { call } from '../../http/call';
import { useLanguage } from '../../language/useLanguage';
import type { FieldDeclaration } from '../catalogue/declaration';
import { type EntryDetail, saveMutation } from '../catalogue/entryQuery';
import panel from '../Desk.module.css';
import type { HeldFile, Hints, LoadMode, SendableDataset } from './contract';
import { modeWords } from './words';

const MODES: { mode: LoadMode; meaning: string }[] = [
  { mode: 'WHOLE', meaning: '文件是全部数据，文件里没有的行不再有效' },
  { mode: 'INCREMENT', meaning: '文件只有新增和改变的行，其余不动；删除的行在 _op 列写 delete' },
];

/** Loads a file into a dataset, by the declaration that two persons stand for (M41). */
export function LoadPanel({
  file,
  dataset,
  hints,
  entry,
  written,
  done,
}: {
  file: HeldFile;
  dataset: SendableDataset;
  hints: Hints;
  entry: EntryDetail | undefined;
  /** The declaration as it was corrected here. */
  written: FieldDeclaration[] | undefined;
  done: () => void;
}): ReactNode {
  const { date } = useLanguage();
  const history = useHistory();
  const [mode, setMode] = useState<LoadMode>('WHOLE');
  const [hold, setHold] = useState(false);
  const [note, setNote] = useState('');
  const { act, busy, failure } = useAct();
  const save = useChange(saveMutation);
  const version = entry?.versions.find(({ number }) => number === entry.publishedVersion);
  const load = () =>
    act(async () => {
      const taken = await call<{ load: string }>('POST', `/deliveries/held/${file.id}/load`, {
        body: {
          dataset: dataset.slug,
          mode,
          hold,
          note,
          hints,
          ...(mode === 'INCREMENT' && { pushId: `file-${file.id}` }),
        },
      });
      done();
      history.push(`/desk/deliveries/loads/${taken.load}`);
    });
  const keep = async () => {
    if (entry === undefined || written === undefined) return;
    const result = await save.make({
      input: {
        id: entry.id,
        basedOn: entry.version,
        declaration: { ...entry.declaration, fields: written },
        reason: `按报送文件“${file.name}”修改信息项`,
      },
    });
    if (result?.errors.length === 0) history.push(`/desk/catalogue/entries/${entry.slug}`);
  };
  return (
    <section className={panel.panel} aria-labelledby="load">
      <h2 id="load">载入“{dataset.title.zh}”</h2>
      <Facts
        facts={[
          ['编制人', version?.madeBy ?? '—'],
          [
            '保密审查人',
            version?.secrecyReviewedBy
              ? `${version.secrecyReviewedBy}${version.secrecyReviewedAt ? `，${date(version.secrecyReviewedAt)}` : ''}`
              : '—',
          ],
          [
            '现在的数据',
            dataset.release
              ? `第${dataset.release.number}版，${dataset.release.rowCount}行`
              : '还没有数据',
          ],
        ]}
      />
      <fieldset className={form.choices}>
        <legend>方式</legend>
        <div className={form.list}>
          {MODES.map(({ mode: value, meaning }) => (
            <label
              key={value}
              className={form.check}
              data-off={value === 'INCREMENT' && !dataset.keyed}
            >
              <input
                type="radio"
                name="mode"
                value={value}
                disabled={value === 'INCREMENT' && !dataset.keyed}
                checked={mode === value}
                onChange={() => setMode(value)}
              />
              {modeWords[value]}
              <span className={form.aside}>
                {value === 'INCREMENT' && !dataset.keyed ? '没有主键的数据集只能整份替换' : meaning}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <label className={form.field}>
        <span className={form.label}>变更说明</span>
        <span className={form.hint}>
          随新版本公开，例如“补报三季度数据，更正两处地址”；不写的记为“更新”
        </span>
        <input
          className={form.input}
          name="note"
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <label className={form.check}>
        <input
          type="checkbox"
          name="hold"
          checked={hold}
          onChange={(event) => setHold(event.target.checked)}
        />
        载入后先停下，看过“能不能对上具体的人”再发布
      </label>
      {written ? <p role="status">声明有修改，尚未发布；现在载入，按已发布的声明办。</p> : null}
      {failure ? <Failure error={failure} /> : null}
      {save.failure ? <Failure error={save.failure} /> : null}
      <FieldErrors errors={save.errors} />
      <p className={page.bar}>
        <Button disabled={busy} onClick={() => void load()} data-testid="load">
          {busy ? '正在开始，前面有报送时须排队' : '载入并发布'}
        </Button>
        {written && entry?.may.includes('SAVE') ? (
          <Button kind="secondary" disabled={save.sending} onClick={() => void keep()}>
            把修改存为目录新版本
          </Button>
        ) : null}
      </p>
    </section>
  );
}
