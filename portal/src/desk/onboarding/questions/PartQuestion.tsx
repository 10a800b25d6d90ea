import { type ReactNode, useState } from 'react';
import { Failure } from '../../../components/feedback/Failure';
import { Button } from '../../../components/form/Button';
import form from '../../../components/form/Form.module.css';
import page from '../../../components/page/Page.module.css';
import { useKept } from '../../../kept/useKept';
import type { PartKind } from '../contract';
import { FaultAt } from './FaultAt';
import type { QuestionProps } from './QuestionCard';

const FORMS: Record<PartKind, string> = {
  YEAR: '年份，写成 2024',
  QUARTER: '季度，写成 2024-Q1',
  MONTH: '月份，写成 2024-03',
  DAY: '日期，写成 2024-03-15',
  DISTRICT: '县区，写全名，如 偃师区',
  NAME: '表的名称',
};

/** Which part a file is, where its name does not say so. */
export function PartQuestion({
  bench,
  question,
  busy,
  failure,
  answer,
  removeFile,
}: QuestionProps): ReactNode {
  const kept = useKept(`bench:${bench.id}:${question.id}`, '');
  const [tried, setTried] = useState(false);
  const [file = ''] = question.files;
  const table = bench.tables.find(({ key }) => question.tables.includes(key));
  const parts = table?.parts ?? [];
  const said = kept.value.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (said !== '') answer({ said }, kept.forget);
      }}
    >
      <label className={`${form.field} ${form.wide}`}>
        <span className={form.label}>它是哪一份</span>
        <span className={form.hint}>
          {parts.map(({ kind }) => FORMS[kind]).join('；')}。其他文件是
          {parts.map(({ values }) => values.slice(0, 4).join('、')).join('；')}
        </span>
        <input
          className={`${form.input} ${form.short}`}
          name="said"
          value={kept.value}
          onChange={(event) => kept.change(() => event.target.value)}
        />
        <FaultAt
          at="answer.said"
          lacking={tried && said === '' && '请写明是哪一份'}
          failure={failure}
        />
      </label>
      <p className={page.bar}>
        <Button type="submit" small disabled={busy}>
          就是这份
        </Button>
        <Button kind="secondary" small disabled={busy} onClick={() => removeFile(file)}>
          删去这个文件
        </Button>
      </p>
      {failure && failure.argument !== 'answer.said' ? <Failure error={failure} /> : null}
    </form>
  );
}
