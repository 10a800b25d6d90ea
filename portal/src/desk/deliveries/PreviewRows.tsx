import type { ReactNode } from 'react';
import rowStyles from '../../components/records/RowTable.module.css';
import table from '../../components/table/Table.module.css';
import type { Preview } from './contract';

/** The first rows as they will be released: checked, desensitized, without closed columns. */
export function PreviewRows({ preview }: { preview: Preview }): ReactNode {
  const { fields, rows } = preview;
  if (rows.length === 0) return <p>开头的行没有一行能发布，原因见下。</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={rowStyles.scroll} tabIndex={0} aria-label="发布后的样子">
      <table className={`${table.table} ${rowStyles.rows}`} data-testid="preview-rows">
        <caption>文件开头的{rows.length}行，已核对、已脱敏；不予开放的列不在其中</caption>
        <thead>
          <tr>
            <th scope="col">行</th>
            {fields.map((field) => (
              <th key={field.name} scope="col">
                {field.title.zh}
                <small>
                  {field.source === field.title.zh ? field.name : `取自“${field.source}”`}
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, values }) => (
            <tr key={line}>
              <td>{line}</td>
              {fields.map(({ name }, at) => {
                const value = values[at] ?? null;
                return value === null ? (
                  <td key={name} className={rowStyles.missing}>
                    空
                  </td>
                ) : (
                  <td key={name}>{value}</td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
