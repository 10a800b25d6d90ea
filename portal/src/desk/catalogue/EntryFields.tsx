import type { ReactNode } from 'react';
import { OpennessWord } from '../../components/openness/Openness';
import table from '../../components/table/Table.module.css';
import { typeWords } from '../../language/words';
import styles from './EntryFields.module.css';
import type { ElementRemark, EntryDetail } from './entryQuery';
import { otherWords, treatmentWords } from './fields/fieldWords';
import { FindingNotes, findingsAt } from './Findings';
import { Remark, type Remarking } from './Remark';
import { sensitivityWords } from './words';

/** The 信息项 of an entry as the reviewer reads them. */
export function EntryFields({
  entry,
  returned,
  remarking,
}: {
  entry: EntryDetail;
  returned: ElementRemark[];
  remarking: Remarking | undefined;
}): ReactNode {
  return (
    <table className={`${table.table} ${table.stack} ${styles.fields}`}>
      <caption>{entry.declaration.fields.length}个信息项</caption>
      <thead>
        <tr>
          <th scope="col">名称</th>
          <th scope="col">类型</th>
          <th scope="col">开放</th>
          <th scope="col">敏感与脱敏</th>
          <th scope="col">其他</th>
        </tr>
      </thead>
      <tbody>
        {entry.declaration.fields.map((field) => {
          const element = `fields.${field.name}`;
          return (
            <tr key={field.name} data-element={element}>
              <th scope="row">
                {field.title.zh}
                <code>{field.name}</code>
              </th>
              <td data-label="类型">
                {typeWords[field.type].zh}
                {field.unit ? `，${field.unit}` : ''}
                {field.key ? '，主键' : ''}
              </td>
              <td data-label="开放">
                <OpennessWord value={field.openness} />
              </td>
              <td data-label="敏感与脱敏">
                {sensitivityWords[field.sensitivity]}
                {field.desensitization ? `，${treatmentWords(field.desensitization)}` : ''}
              </td>
              <td data-label="其他">
                {otherWords(field).map((words) => (
                  <span key={words}>{words}</span>
                ))}
                <FindingNotes findings={findingsAt(entry.findings, element)} />
                <Remark
                  element={element}
                  words={field.title.zh}
                  returned={returned}
                  remarking={remarking}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
