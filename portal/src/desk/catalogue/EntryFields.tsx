import type { ReactNode } from 'react';
import { OpennessWord } from '../../components/openness/Openness';
import table from '../../components/table/Table.module.css';
import { typeWords } from '../../language/words';
import type { FieldDeclaration } from './declaration';
import { basisWords } from './elements';
import styles from './EntryFields.module.css';
import type { ElementRemark, EntryDetail } from './entryQuery';
import { checkSentence } from './fields/checkSentence';
import { FindingNotes, findingsAt } from './Findings';
import { Remark, type Remarking } from './Remark';
import { sensitivityWords, TREATMENTS, treatmentValue } from './words';

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
                {field.desensitization ? `，${treatmentWords(field)}` : ''}
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

function treatmentWords({ desensitization }: FieldDeclaration): string {
  const value = treatmentValue(desensitization);
  const words = TREATMENTS.find((one) => one.value === value)?.words ?? value;
  if (desensitization?.method === 'GENERALISE_NUMBER')
    return `${words}，每段${desensitization.band}`;
  return desensitization?.method === 'ROUND' ? `${words}（${desensitization.places}位）` : words;
}

function otherWords(field: FieldDeclaration): string[] {
  const said = [
    field.description?.zh,
    field.legalBasis && `依据${basisWords(field.legalBasis)}`,
    field.nullable === false && !field.key ? '不能为空' : undefined,
    field.example && `例：${field.example}`,
    ...(field.checks ?? []).map((check) => `核对${checkSentence(check)}`),
    field.notice &&
      `公告：${field.notice.on}起将${field.notice.kind === 'REMOVAL' ? '删除或改名' : '改变'}，${field.notice.reason.zh}`,
  ];
  return said.filter((words): words is string => Boolean(words));
}
