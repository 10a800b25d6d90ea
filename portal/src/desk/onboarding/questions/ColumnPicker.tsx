import type { ReactNode } from 'react';
import page from '../../../components/page/Page.module.css';
import type { BenchColumn } from '../contract';
import styles from './Questions.module.css';

/** The columns of a question with what stands in them; some can be picked out and decided apart. */
export function ColumnPicker({
  columns,
  picked,
  pick,
}: {
  columns: BenchColumn[];
  picked: string[];
  pick: (keys: string[]) => void;
}): ReactNode {
  const alone = columns.length === 1;
  return (
    <>
      <ul className={styles.columns}>
        {columns.map((column) => (
          <li key={column.key} data-picked={picked.includes(column.key)}>
            {alone ? (
              <ColumnWords column={column} />
            ) : (
              <label>
                <input
                  type="checkbox"
                  checked={picked.includes(column.key)}
                  onChange={({ target }) =>
                    pick(
                      target.checked
                        ? [...picked, column.key]
                        : picked.filter((key) => key !== column.key),
                    )
                  }
                />
                <ColumnWords column={column} />
              </label>
            )}
          </li>
        ))}
      </ul>
      {alone ? null : (
        <p className={page.note} role="status">
          {picked.length === 0
            ? `不勾选就是${columns.length}列一起定；勾选几列，先单独定它们`
            : `已勾选${picked.length}列，其余${columns.length - picked.length}列随后再定`}
        </p>
      )}
    </>
  );
}

function ColumnWords({ column: { header, files, samples, rows } }: { column: BenchColumn }) {
  return (
    <span>
      <strong>{header}</strong> <small>{files}个文件</small>
      <span className={styles.samples}>
        {rows.length > 0
          ? rows.slice(0, 2).map(({ before, after }) => (
              <span key={before}>
                {before} → <b>{after ?? '（不留值）'}</b>
              </span>
            ))
          : samples.slice(0, 3).join('、') || '（没有值）'}
      </span>
    </span>
  );
}
