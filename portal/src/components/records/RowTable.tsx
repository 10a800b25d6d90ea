import { ArrowDown, ArrowUp, Ellipsis, Lock } from 'lucide-react';
import { Fragment, type ReactNode, useState } from 'react';
import type { Row, Value } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import type { DatasetField } from '../dataset/datasetQuery';
import table from '../table/Table.module.css';
import styles from './RowTable.module.css';
import { WrongRow } from './WrongRow';
import type { Sort } from './question';

const NUMBERS = new Set<DatasetField['type']>(['INTEGER', 'NUMBER', 'DECIMAL']);
const NONE: DatasetField[] = [];

/** Rows as a table: what is missing is named, what is withheld says why. */
export function RowTable({
  caption,
  shown,
  withheld = NONE,
  rows,
  sort,
  onSort,
  slug,
}: {
  caption: ReactNode;
  shown: DatasetField[];
  withheld?: DatasetField[];
  rows: Row[];
  sort?: Sort | undefined;
  onSort?: (field: string) => void;
  /** Dataset of the rows, where one may say of a row that it is wrong (M19). */
  slug?: string;
}): ReactNode {
  const { text, say } = useLanguage();
  const [wrong, setWrong] = useState<string>();
  const lines = rows.map((row) => ({ row, key: JSON.stringify(row) }));
  const span = lines.length + (lines.some(({ key }) => key === wrong) ? 1 : 0);
  const live = onSort !== undefined;
  const ariaSort = (name: string) =>
    sort?.field === name ? (sort.direction === 'ASC' ? 'ascending' : 'descending') : undefined;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={styles.scroll} tabIndex={0} aria-label={say('数据表', 'Data table')}>
      <table className={`${table.table} ${styles.rows}`}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {shown.map((field) => (
              <th
                key={field.name}
                scope="col"
                data-number={NUMBERS.has(field.type)}
                aria-sort={ariaSort(field.name)}
              >
                {live ? (
                  <button type="button" onClick={() => onSort(field.name)}>
                    <Title field={field} />
                    {ariaSort(field.name) === 'ascending' ? (
                      <ArrowUp aria-hidden size={14} />
                    ) : null}
                    {ariaSort(field.name) === 'descending' ? (
                      <ArrowDown aria-hidden size={14} />
                    ) : null}
                  </button>
                ) : (
                  <Title field={field} />
                )}
              </th>
            ))}
            {withheld.map((field) => (
              <th key={field.name} scope="col" className={styles.locked}>
                <span>
                  <Lock aria-hidden size={14} strokeWidth={2} /> {text(field.title)}
                </span>
              </th>
            ))}
            {slug === undefined ? null : (
              <th scope="col" className={styles.more} aria-label={say('这一行', 'This row')} />
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ row, key }, index) => (
            <Fragment key={key}>
              <tr {...(live ? { 'data-testid': 'row' } : {})}>
                {shown.map((field) => (
                  <Cell key={field.name} field={field} value={row[field.name] ?? null} />
                ))}
                {index === 0
                  ? withheld.map((field) => (
                      <td key={field.name} rowSpan={span} className={styles.withheld}>
                        {field.access === 'APPLY'
                          ? say('有条件开放，同意后可见', 'Conditional: seen once granted')
                          : say('实名登录后可见', 'Seen after sign-in')}
                      </td>
                    ))
                  : null}
                {slug === undefined ? null : (
                  <td className={styles.more}>
                    <button
                      type="button"
                      aria-expanded={wrong === key}
                      aria-label={say('这行有误', 'This row is wrong')}
                      title={say('这行有误', 'This row is wrong')}
                      onClick={() => setWrong(wrong === key ? undefined : key)}
                    >
                      <Ellipsis aria-hidden size={18} strokeWidth={2} />
                    </button>
                  </td>
                )}
              </tr>
              {slug !== undefined && wrong === key ? (
                <WrongRow slug={slug} shown={shown} row={row} />
              ) : null}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Title({ field }: { field: DatasetField }): ReactNode {
  const { text } = useLanguage();
  return (
    <span>
      {text(field.title)}
      {field.unit ? <small>{field.unit}</small> : null}
    </span>
  );
}

function Cell({ field, value }: { field: DatasetField; value: Value }): ReactNode {
  const { say, minute } = useLanguage();
  if (value === null) return <td className={styles.missing}>{say('缺测', 'missing')}</td>;
  const shown = () => {
    if (typeof value === 'boolean') return value ? say('是', 'yes') : say('否', 'no');
    if (typeof value === 'object') return JSON.stringify(value);
    return field.type === 'DATETIME' ? minute(String(value)) : String(value);
  };
  return <td data-number={NUMBERS.has(field.type)}>{shown()}</td>;
}
