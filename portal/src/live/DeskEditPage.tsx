import { useLocation } from '@docusaurus/router';
import type { ReactNode } from 'react';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { ButtonLink } from '../components/form/Button';
import { nameAt } from '../components/page/nameAt';
import { EntryForm } from '../desk/catalogue/edit/EntryForm';
import { useDivisions } from '../desk/catalogue/edit/useDivisions';
import { elementWords } from '../desk/catalogue/elements';
import { entryQuery } from '../desk/catalogue/entryQuery';
import { COMPILERS, DeskPage } from '../desk/frame/DeskPage';
import { useQuery } from '../graphql/useQuery';

/** A new version of an entry being written. */
export default function DeskEditPage(): ReactNode {
  const slug = nameAt(useLocation().pathname, -2);
  return (
    <DeskPage
      title="修改元数据"
      posts={COMPILERS}
      crumbs={[{ to: '/desk/catalogue', words: '目录' }]}
    >
      {() => (slug === undefined ? <Opening /> : <Editing slug={slug} />)}
    </DeskPage>
  );
}

function Editing({ slug }: { slug: string }): ReactNode {
  const query = useQuery(entryQuery, { slug });
  const divisions = useDivisions();
  const entry = query.data?.catalogueEntry;
  if (entry === undefined || divisions === undefined)
    return query.error ? <Failure error={query.error} retry={query.reload} /> : <Opening />;
  if (entry === null || !entry.may.includes('SAVE'))
    return (
      <EmptyState
        heading="h1"
        title={entry === null ? '没有这一条' : '这一条现在不能修改'}
        actions={
          <ButtonLink to={entry === null ? '/desk/catalogue' : `/desk/catalogue/entries/${slug}`}>
            {entry === null ? '回目录' : '看这一条'}
          </ButtonLink>
        }
      >
        审核期间不能修改；退回后或发布后可以。
      </EmptyState>
    );
  const asked =
    entry.state === 'RETURNED'
      ? entry.steps.findLast(({ action }) => action === 'RETURN')
      : undefined;
  return (
    <>
      <h1>{entry.title.zh || entry.slug}</h1>
      {asked ? (
        <section aria-labelledby="asked">
          <h2 id="asked">退回意见</h2>
          <p>{asked.opinion}</p>
          <ul>
            {asked.remarks.map(({ element, remark }) => (
              <li key={element}>
                {elementWords(element)}：{remark}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <EntryForm entry={entry} department={entry.declaration.department} divisions={divisions} />
    </>
  );
}
