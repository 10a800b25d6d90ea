import Link from '@docusaurus/Link';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../components/form/Button';
import page from '../../../components/page/Page.module.css';
import { stateWords } from '../../catalogue/entryWords';
import { StateWord } from '../../frame/StateWord';
import type { Bench, BenchTable } from '../contract';
import { standings } from '../standings';
import { FilesOfTable } from './FilesOfTable';
import { NextOfTable } from './NextOfTable';
import { OtherEntry } from './OtherEntry';
import styles from './Tables.module.css';
import { TablePreview } from './TablePreview';

const PANELS = { preview: '看开头几行', files: '文件', entry: '换一个条目' } as const;
type Panel = keyof typeof PANELS;

/** One table: of which files, what it says, which entry it fills, how far it is and who has it. */
export function TableRow({
  bench,
  table,
  changed,
}: {
  bench: Bench;
  table: BenchTable;
  changed: () => void;
}): ReactNode {
  const [open, setOpen] = useState<Panel>();
  const { key, title, files, columns, parts, uneven, entry, lacking } = table;
  const { word, tone } = standings[table.standing];
  const own = bench.files.filter(({ id }) => files.includes(id));
  const found = findingsOf(own);
  const may = bench.closedAt === null;
  return (
    <li data-testid="bench-table" data-standing={table.standing}>
      <div className={page.head}>
        <h3>{title}</h3>
        <StateWord tone={tone}>{word}</StateWord>
      </div>
      <p className={`${page.meta} ${styles.meta}`}>
        <span>{files.length}个文件</span>
        {parts.map(({ kind, column, values }) => (
          <span key={kind}>
            {column} {spanOf(values)}，取自文件名
          </span>
        ))}
        {uneven ? <span>列不全相同，缺的留空</span> : null}
        {entry ? (
          <span>
            条目 <Link to={`/desk/catalogue/entries/${entry.slug}`}>{entry.title.zh}</Link>，
            {stateWords[entry.state]}
          </span>
        ) : null}
      </p>
      <p className={styles.columns}>
        {columns.length}列：{columns.slice(0, 10).join('、')}
        {columns.length > 10 ? '等' : ''}
      </p>
      {found.length > 0 ? <p className={styles.findings}>{found.join('；')}</p> : null}
      {lacking.length > 0 ? (
        <p className={styles.lacking}>
          条目里有、文件里没有的列：{lacking.join('、')}。补上列再报，或在条目里去掉它。
        </p>
      ) : null}
      <div className={styles.foot}>
        <NextOfTable bench={bench} table={table} />
        <p className={styles.acts}>
          {(Object.keys(PANELS) as Panel[])
            .filter((panel) => panel !== 'entry' || (may && table.standing !== 'LOADING'))
            .map((panel) => (
              <Button
                key={panel}
                kind="plain"
                small
                aria-expanded={open === panel}
                onClick={() => setOpen(open === panel ? undefined : panel)}
              >
                {PANELS[panel]}
              </Button>
            ))}
        </p>
      </div>
      {open === 'preview' ? <TablePreview batch={bench.id} table={key} /> : null}
      {open === 'files' ? <FilesOfTable bench={bench} files={own} changed={changed} /> : null}
      {open === 'entry' ? <OtherEntry bench={bench} table={table} changed={changed} /> : null}
    </li>
  );
}

/** 2015–2025, or the few values there are. */
function spanOf(values: string[]): string {
  const sorted = values.toSorted();
  if (sorted.length <= 3) return sorted.join('、');
  const first = sorted[0] ?? '';
  return /^\d/.test(first) ? `${first}–${sorted.at(-1)}` : `${sorted.length}个`;
}

/** What was found in the files, each once, with in how many of them. */
function findingsOf(files: Bench['files']): string[] {
  const said = files.flatMap(({ findings }) => [...new Set(findings.map(({ zh }) => zh))]);
  return [...new Set(said)].map((words) => {
    const count = said.filter((one) => one === words).length;
    return files.length > 1 ? `${words}（${count}个文件）` : words;
  });
}
