import type { ReactNode } from 'react';
import table from '../../components/table/Table.module.css';
import styles from './EntryElements.module.css';
import { ELEMENTS } from './elements';
import type { ElementRemark, EntryDetail } from './entryQuery';
import { FindingNotes, findingsAt } from './Findings';
import { Remark, type Remarking } from './Remark';

/** The elements of an entry with what the machine and the reviewer say of each. */
export function EntryElements({
  entry,
  returned,
  remarking,
}: {
  entry: EntryDetail;
  returned: ElementRemark[];
  remarking: Remarking | undefined;
}): ReactNode {
  return (
    <table className={`${table.table} ${styles.elements}`}>
      <caption>依据《政务信息资源目录编制指南（试行）》；空着的元素不列</caption>
      <tbody>
        {ELEMENTS.map(({ element, words, shown }) => {
          const value = shown(entry.declaration);
          const findings = findingsAt(entry.findings, element);
          const spoken = returned.some((one) => one.element === element);
          if (value === '' && findings.length === 0 && !spoken) return null;
          return (
            <tr key={element} data-element={element}>
              <th scope="row">{words}</th>
              <td>
                <span className={styles.value}>{value || '（空）'}</span>
                <FindingNotes findings={findings} />
                <Remark element={element} words={words} returned={returned} remarking={remarking} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
