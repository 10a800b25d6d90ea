import { type ReactNode, useState } from 'react';
import { Button } from '../../components/form/Button';
import page from '../../components/page/Page.module.css';
import table from '../../components/table/Table.module.css';
import { useAct } from '../../graphql/useAct';
import { call } from '../../http/call';
import { useLanguage } from '../../language/useLanguage';
import { basisWords } from '../catalogue/elements';
import styles from './Bench.module.css';
import type { Bench, BenchColumn } from './contract';
import { AudienceInput } from './questions/AudienceInput';
import { AUDIENCES, audienceWords, fieldOf, untreatedWords } from './questions/audiences';

/** 词汇表: what has been decided for the columns of this batch, by whom, and the way to decide one anew. */
export function DecidedColumns({
  bench,
  show,
}: {
  bench: Bench;
  show: (bench: Bench) => void;
}): ReactNode {
  const { minute } = useLanguage();
  const [open, setOpen] = useState<string>();
  const columns = bench.columns
    .filter(({ decided, hidden }) => decided !== null || hidden)
    .toSorted((a, b) => Number(isPlain(a)) - Number(isPlain(b)));
  if (columns.length === 0) return null;
  return (
    <details className={styles.details} data-testid="decided-columns">
      <summary>已定的{columns.length}列</summary>
      <table className={`${table.table} ${table.stack}`}>
        <caption>一次定，本部门所有文件照用；改了也一样</caption>
        <thead>
          <tr>
            <th scope="col">列</th>
            <th scope="col">谁能看</th>
            <th scope="col">脱敏</th>
            <th scope="col">谁定的</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {columns.flatMap((column) => [
            <tr key={column.key}>
              <th scope="row">
                {column.header}
                {column.proposed.sensitivity !== 'NONE' && column.kindTitle
                  ? `（${column.kindTitle.zh}）`
                  : ''}
              </th>
              <td data-label="谁能看">{seenBy(column)}</td>
              <td data-label="脱敏">{column.decided?.sentence?.zh ?? '—'}</td>
              <td data-label="谁定的">
                {column.decidedBy
                  ? `${column.decidedBy}，${column.decidedAt ? minute(column.decidedAt) : ''}`
                  : '—'}
              </td>
              <td data-label="操作">
                {bench.closedAt === null ? (
                  <Button
                    kind="plain"
                    small
                    aria-expanded={open === column.key}
                    aria-label={`改“${column.header}”`}
                    onClick={() => setOpen(open === column.key ? undefined : column.key)}
                  >
                    改
                  </Button>
                ) : null}
              </td>
            </tr>,
            ...(open === column.key
              ? [
                  <tr key={`${column.key} anew`}>
                    <td colSpan={5}>
                      <Anew
                        bench={bench}
                        column={column}
                        done={(next) => {
                          setOpen(undefined);
                          show(next);
                        }}
                      />
                    </td>
                  </tr>,
                ]
              : []),
          ])}
        </tbody>
      </table>
      <p className={page.note}>条目里已定得更严的，照条目。</p>
    </details>
  );
}

/** What everyone may see as it is stands after what is kept back or changed. */
function isPlain({ decided }: BenchColumn): boolean {
  return decided?.audience === 'EVERYONE' && decided.sentence === null;
}

function seenBy({ decided }: BenchColumn): string {
  if (decided === null) return '工作簿里的隐藏列，不发布';
  const { audience, legalBasis, question } = decided;
  if (audience === 'ASK') return `等大数据局答复：${question ?? ''}`;
  return `${audienceWords[audience]}${legalBasis ? `，依据${basisWords(legalBasis)}` : ''}`;
}

function Anew({
  bench,
  column,
  done,
}: {
  bench: Bench;
  column: BenchColumn;
  done: (bench: Bench) => void;
}): ReactNode {
  const { act, busy, failure } = useAct();
  return (
    <AudienceInput
      store={`bench:${bench.id}:column:${column.key}`}
      subject={column.header}
      audiences={AUDIENCES}
      field={fieldOf(column)}
      untreated={untreatedWords(column)}
      busy={busy}
      failure={failure}
      send={(answer, sent) =>
        void act(async () => {
          const body = { question: `column:${column.key}`, answer, basedOn: bench.basedOn };
          const next = await call<Bench>('POST', `/deliveries/batches/${bench.id}/answers`, {
            body,
          });
          sent();
          done(next);
        })
      }
    />
  );
}
