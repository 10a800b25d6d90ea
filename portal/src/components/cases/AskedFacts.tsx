import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { Field } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import { Facts } from '../page/Facts';
import page from '../page/Page.module.css';
import table from '../table/Table.module.css';
import type { CaseDetail } from './caseQuery';
import { elementTitle, fieldTitle } from './elements';

/** What was filed: who, about which dataset, and what its kind asks. */
export function AskedFacts({
  found,
  folder,
}: {
  found: CaseDetail;
  /** Where the reader's cases stand. */
  folder: string;
}): ReactNode {
  const { say, text } = useLanguage();
  const { dataset, applicant, filedBy } = found;
  return (
    <>
      <Facts
        facts={[
          [
            say('数据集', 'Dataset'),
            dataset ? (
              <Link key="dataset" to={`/data/${dataset.slug}`}>
                {text(dataset.title)}
              </Link>
            ) : (
              say('已不再开放', 'No longer open')
            ),
          ],
          [
            say('申请人', 'Applicant'),
            filedBy === applicant.name
              ? applicant.name
              : say(
                  `${applicant.name}（经办 ${filedBy}）`,
                  `${applicant.name} (filed by ${filedBy})`,
                ),
          ],
        ]}
      />
      <OfKind found={found} folder={folder} />
    </>
  );
}

function OfKind({ found, folder }: { found: CaseDetail; folder: string }): ReactNode {
  const { say, text, date } = useLanguage();
  const why = say('理由', 'Why');
  const fields = found.dataset?.fields ?? [];
  switch (found.__typename) {
    case 'AccessApplication':
      return (
        <Facts
          facts={[
            [
              say('字段', 'Fields'),
              found.fields.map((field) => text(field.title)).join(say('、', ', ')),
            ],
            [say('用途', 'Purpose'), found.purpose],
            [say('用到', 'Until'), date(found.requestedUntil)],
          ]}
        />
      );
    case 'CatalogueCorrection':
      return (
        <>
          <Facts facts={[[why, found.why]]} />
          <Changes changes={found.changes} fields={fields} />
        </>
      );
    case 'DataVerification':
      return (
        <>
          <Facts
            facts={[
              [say('哪一行', 'Which row'), found.row],
              found.field && [say('哪一列', 'Which field'), text(fieldTitle(found.field, fields))],
              found.stands && [say('现在是', 'It says'), found.stands],
              [say('应当是', 'It should say'), found.shouldBe],
              [why, found.why],
              [say('当时版本', 'Release then'), String(found.release)],
            ]}
          />
          <p className={page.bar}>
            {say(
              '校核期间，持有效证明可照常办理业务（第十九条）。',
              'While it runs, business with valid proof goes on (article 19).',
            )}
          </p>
        </>
      );
    case 'Objection':
      return (
        <Facts
          facts={[
            [
              say('所异议的办件', 'Against'),
              <Link key="against" to={`${folder}/${found.against}`}>
                {found.against}
              </Link>,
            ],
            [why, found.why],
          ]}
        />
      );
  }
}

function Changes({
  changes,
  fields,
}: {
  changes: { element: string; current: string; proposed: string }[];
  fields: Pick<Field, 'name' | 'title'>[];
}): ReactNode {
  const { say, text } = useLanguage();
  const heads = {
    current: say('现在这样写', 'It says'),
    proposed: say('建议这样写', 'It should say'),
  };
  return (
    <div className={page.bar}>
      <table className={`${table.table} ${table.stack}`}>
        <caption>{say('建议的更正', 'Proposed changes')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('要素', 'Element')}</th>
            <th scope="col">{heads.current}</th>
            <th scope="col">{heads.proposed}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ element, current, proposed }) => (
            <tr key={element}>
              <th scope="row">{text(elementTitle(element, fields))}</th>
              <td data-label={heads.current}>
                <del>{current || '—'}</del>
              </td>
              <td data-label={heads.proposed}>
                <ins>{proposed}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
