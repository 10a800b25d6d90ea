import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { Row, Value } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import type { DatasetField } from '../dataset/datasetQuery';
import styles from './RowTable.module.css';

/** How many values name a row that has no key. */
const TELLING = 3;

const plain = (value: Value) =>
  value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** 这行有误: the row, or one value of it, leads to a request for verification that names it (M19). */
export function WrongRow({
  slug,
  shown,
  row,
}: {
  slug: string;
  shown: DatasetField[];
  row: Row;
}): ReactNode {
  const { say, text } = useLanguage();
  const keys = shown.filter(({ key }) => key);
  const named = (keys.length > 0 ? keys : shown.slice(0, TELLING))
    .map(({ name }) => `${name}=${plain(row[name] ?? null)}`)
    .join(', ');
  const at = (field?: string) =>
    `/data/${slug}/verification?${new URLSearchParams({ row: named, ...(field === undefined ? {} : { field }) })}`;
  return (
    <tr className={styles.wrong} data-testid="wrong-row">
      <td colSpan={shown.length}>
        <p>
          <strong>{say('哪一处有误？', 'What is wrong?')}</strong>
          <Link to={at()}>{say('整行', 'The whole row')}</Link>
          {shown.map((field) => (
            <Link key={field.name} to={at(field.name)}>
              {text(field.title)}
            </Link>
          ))}
        </p>
      </td>
    </tr>
  );
}
