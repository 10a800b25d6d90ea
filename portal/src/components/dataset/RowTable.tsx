import type { ReactNode } from 'react';
import type { Row, Text } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import styles from '../page/Page.module.css';

/** Rows as a table; what is missing is named and not left blank. */
export function RowTable({
  fields,
  rows,
  titles,
  live = false,
}: {
  fields: string[];
  rows: Row[];
  titles: { name: string; title: Text; unit: string | null }[];
  live?: boolean;
}): ReactNode {
  const { text, say } = useLanguage();
  const known = new Map(titles.map((field) => [field.name, field]));
  return (
    <div className={styles.scroll}>
      <table>
        <thead>
          <tr>
            {fields.map((name) => {
              const field = known.get(name);
              return (
                <th key={name}>
                  {field ? text(field.title) : name}
                  {field?.unit ? ` (${field.unit})` : ''}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={JSON.stringify(row)} {...(live ? { 'data-testid': 'row' } : {})}>
              {fields.map((name) => {
                const value = row[name] ?? null;
                return (
                  <td key={name}>
                    {value === null
                      ? say('缺', 'missing')
                      : typeof value === 'object'
                        ? JSON.stringify(value)
                        : String(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
