import { type ReactNode, useState } from 'react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Failure } from '../../components/feedback/Failure';
import { Opening } from '../../components/feedback/Opening';
import { Button } from '../../components/form/Button';
import form from '../../components/form/Form.module.css';
import page from '../../components/page/Page.module.css';
import { DeskPage } from '../../desk/frame/DeskPage';
import { SynonymForm } from '../../desk/synonyms/SynonymForm';
import { type SynonymGroup, synonymsQuery } from '../../desk/synonyms/synonymQuery';
import { useQuery } from '../../graphql/useQuery';

const nothing = {};

/** 同义词: what the search holds to be one; the Bureau adds, changes and takes away. */
export default function DeskSynonyms(): ReactNode {
  return (
    <DeskPage title="同义词" posts={['BUREAU_REVIEWER']}>
      {() => <Synonyms />}
    </DeskPage>
  );
}

function Synonyms(): ReactNode {
  const query = useQuery(synonymsQuery, nothing);
  const [added, setAdded] = useState(0);
  const [sought, setSought] = useState('');
  const groups = query.data?.synonymGroups;
  const wanted = sought.trim();
  const shown = groups?.filter(({ words }) => words.some((word) => word.includes(wanted)));
  return (
    <>
      <h1>同义词</h1>
      <p className={page.lead}>
        检索按这张表扩展：搜“社保”，也找到“社会保险”。改后下一次检索即用。
      </p>
      <SynonymForm
        key={added}
        done={() => {
          setAdded(added + 1);
          query.reload();
        }}
      />
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {groups === undefined && !query.error ? <Opening /> : null}
      {groups?.length === 0 ? (
        <EmptyState title="还没有同义词">用上面的一栏新增第一组。</EmptyState>
      ) : null}
      {groups && shown && groups.length > 0 ? (
        <>
          <h2>共{groups.length}组</h2>
          <label className={`${form.field} ${form.wide}`}>
            <span className={form.label}>找一个词</span>
            <input
              className={form.input}
              type="search"
              value={sought}
              onChange={(event) => setSought(event.target.value)}
            />
          </label>
          <p className={page.note} role="status">
            {wanted === '' ? '' : `${shown.length}组含“${wanted}”`}
          </p>
          <ul className={page.rows}>
            {shown.map((group) => (
              <Group
                key={`${group.group} ${group.words.join(' ')}`}
                group={group}
                done={query.reload}
              />
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function Group({ group, done }: { group: SynonymGroup; done: () => void }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <li data-testid="synonym-group">
      {open ? (
        <SynonymForm group={group} done={done} leave={() => setOpen(false)} />
      ) : (
        <div className={page.head}>
          <span>{group.words.join('、')}</span>
          <Button
            kind="plain"
            small
            aria-label={`改“${group.words[0]}”这组`}
            onClick={() => setOpen(true)}
          >
            改
          </Button>
        </div>
      )}
    </li>
  );
}
