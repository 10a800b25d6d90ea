import Link from '@docusaurus/Link';
import { type ReactNode, useEffect, useRef } from 'react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Failure } from '../../components/feedback/Failure';
import { Opening } from '../../components/feedback/Opening';
import { useToast } from '../../components/feedback/Toasts';
import page from '../../components/page/Page.module.css';
import type { Post } from '../../graphql/contract';
import { useQuery } from '../../graphql/useQuery';
import { MoveForm } from '../catalogue/MoveForm';
import { StateWord } from '../frame/StateWord';
import { type BatchLine, type MemberDetail, memberQuery } from './batchQuery';
import { faults, isUnderReview, memberStanding, unseen } from './batchStanding';
import { Duplicates } from './Duplicates';
import { LookForm } from './LookForm';
import styles from './Reviews.module.css';

/** One entry of a batch: its likely duplicates, its elements, and when all have been looked at, what becomes of it. */
export function BatchMember({
  batch,
  slug,
  post,
  changed,
  onward,
}: {
  batch: BatchLine;
  slug: string;
  post: Post;
  /** The batch is not as it was. */
  changed: () => void;
  /** To what comes next in the batch. */
  onward: () => void;
}): ReactNode {
  const query = useQuery(memberQuery, { id: batch.id, slug });
  const member = query.data?.reviewBatch?.entries[0];
  if (query.error) return <Failure error={query.error} retry={query.reload} />;
  if (query.data === undefined) return <Opening />;
  if (member === undefined || member.entry.slug !== slug)
    return query.status === 'loading' ? (
      <Opening />
    ) : (
      <EmptyState title="本批没有这一条">请从下面的列表里选。</EmptyState>
    );
  return (
    <Looked
      key={slug}
      batch={batch}
      member={member}
      post={post}
      done={(leave) => {
        changed();
        if (leave) onward();
        else query.reload();
      }}
    />
  );
}

function Looked({
  batch,
  member,
  post,
  done,
}: {
  batch: BatchLine;
  member: MemberDetail;
  post: Post;
  /** Whether there is nothing more to do with this entry for now. */
  done: (leave: boolean) => void;
}): ReactNode {
  const toast = useToast();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { entry, duplicates, clean } = member;
  const mayLook = post === 'BUREAU_REVIEWER' && isUnderReview(member);
  const withBatch = clean && batch.state === 'SAMPLING';
  const { tone, words } = memberStanding(member, batch);
  const wrong = faults(member);
  const left = unseen(member).length;
  const finished = (said: string) => () => {
    toast({ title: `已${said}`, body: entry.title.zh });
    done(true);
  };
  return (
    <section aria-labelledby="member" data-testid="batch-member">
      <h2 id="member" className={styles.heading} ref={heading} tabIndex={-1}>
        {entry.title.zh || entry.slug}
      </h2>
      <p className={page.bar}>
        <StateWord tone={tone}>{words}</StateWord>
        <span className={page.note}>
          {entry.department.zh}，第{member.version}版
        </span>
        <Link to={`/desk/catalogue/entries/${entry.slug}`}>目录条目</Link>
      </p>
      {duplicates.length > 0 ? (
        <>
          <h3 className={styles.within}>疑似重复（一数一源）</h3>
          <Duplicates duplicates={duplicates} />
        </>
      ) : null}
      <h3 className={styles.within}>逐项</h3>
      <LookForm
        key={member.elements.reduce((sum, { looks }) => sum + looks.length, 0)}
        batch={batch.id}
        member={member}
        mayLook={mayLook}
        done={(allSound) => {
          toast({ title: '已记下所见', body: entry.title.zh });
          done(allSound && withBatch);
        }}
      />
      {mayLook && !withBatch && entry.may.includes('ACCEPT') && left === 0 && wrong.length === 0 ? (
        <MoveForm
          entry={entry}
          move="ACCEPT"
          meaning="逐项核对无误后通过；发布是下一步。"
          done={finished('通过')}
        />
      ) : null}
      {mayLook && !withBatch && entry.may.includes('RETURN') ? (
        <MoveForm
          entry={entry}
          move="RETURN"
          meaning="有误的各项连同总的理由一并退回，部门改后重新报送。"
          remarks={member.elements.flatMap(({ element, looks }) => {
            const last = looks.at(-1);
            return last?.sound === false ? [{ element, remark: last.remark }] : [];
          })}
          done={finished('退回')}
        />
      ) : null}
    </section>
  );
}
