import type { ReactNode } from 'react';
import table from '../../components/table/Table.module.css';
import styles from './Beside.module.css';
import { elementWords, inReadingOrder } from './elements';
import { elementValue } from './elementValue';
import { wholeFields } from './wholeFields';

export interface Difference {
  element: string;
  before: unknown;
  after: unknown;
}

/** Two declarations side by side, element by element, where they say different things. */
export function Beside({
  caption,
  heads: [one, other],
  change = false,
  differences,
}: {
  caption: string;
  heads: [string, string];
  /** Whether the one became the other. */
  change?: boolean;
  differences: Difference[];
}): ReactNode {
  const [Left, Right] = change ? (['del', 'ins'] as const) : (['span', 'span'] as const);
  return (
    <table className={`${table.table} ${table.stack} ${styles.beside}`} data-testid="differences">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">元素</th>
          <th scope="col">{one}</th>
          <th scope="col">{other}</th>
        </tr>
      </thead>
      <tbody>
        {inReadingOrder(wholeFields(differences)).map(({ element, before, after }) => (
          <tr key={element}>
            <th scope="row">{elementWords(element)}</th>
            <td data-label={one}>
              <Left className={change ? styles.before : styles.value}>
                {elementValue(element, before)}
              </Left>
            </td>
            <td data-label={other}>
              <Right className={change ? styles.after : styles.value}>
                {elementValue(element, after)}
              </Right>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
