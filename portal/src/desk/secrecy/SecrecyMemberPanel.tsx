import Link from '@docusaurus/Link';
import { type ReactNode, useEffect, useRef } from 'react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Failure } from '../../components/feedback/Failure';
import { Opening } from '../../components/feedback/Opening';
import page from '../../components/page/Page.module.css';
import { useQuery } from '../../graphql/useQuery';
import { EntryElements } from '../catalogue/EntryElements';
import { EntryFields } from '../catalogue/EntryFields';
import { StateWord } from '../frame/StateWord';
import { type SecrecyDetail, type SecrecyLine, secrecyMemberQuery } from './batchQuery';
import { LookForm } from './LookForm';
import styles from './Secrecy.module.css';
import { secrecyStanding } from './secrecyWords';

const NONE: never[] = [];

/** One entry of a batch opened in full: every column, every element, and what the second person says of it. */
export function SecrecyMemberPanel({
  batch,
  slug,
  onward,
}: {
  batch: SecrecyLine;
  slug: string;
  /** To what comes next in the batch. */
  onward: () => void;
}): ReactNode {
  const query = useQuery(secrecyMemberQuery, { id: batch.id, slug });
  const member = query.data?.secrecyBatch?.entries[0];
  if (query.error) return <Failure error={query.error} retry={query.reload} />;
  if (query.data === undefined) return <Opening />;
  if (member === undefined) return <EmptyState title="这一条不在本批里" />;
  return <Opened key={`${slug} ${member.looks.length}`} {...{ batch, member, onward }} />;
}

function Opened({
  batch,
  member,
  onward,
}: {
  batch: SecrecyLine;
  member: SecrecyDetail;
  onward: () => void;
}): ReactNode {
  const { entry, version, reasons, looks } = member;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { tone, words } = secrecyStanding(member, batch.state);
  const isThere = entry.version === version;
  return (
    <section
      className={styles.opened}
      aria-labelledby="secrecy-member"
      data-testid="secrecy-member"
    >
      <h2 id="secrecy-member" ref={heading} tabIndex={-1} className={styles.heading}>
        {entry.title.zh || entry.slug}
      </h2>
      <p className={page.bar}>
        <StateWord tone={tone}>{words}</StateWord>
        <span className={page.note}>第{version}版</span>
        <Link to={`/desk/catalogue/entries/${entry.slug}`}>目录条目</Link>
      </p>
      {reasons.map(({ zh }) => (
        <p key={zh} className={styles.reason}>
          {zh}
        </p>
      ))}
      {isThere ? (
        <>
          <EntryFields entry={entry} returned={NONE} remarking={undefined} />
          <EntryElements entry={entry} returned={NONE} remarking={undefined} />
          {batch.state === 'LOOKING' && entry.may.includes('REVIEW_SECRECY') ? (
            <LookForm batch={batch.id} entry={entry} last={looks.at(-1)} done={onward} />
          ) : null}
        </>
      ) : (
        <p>开批后这一条又改过，新版本另外审查。</p>
      )}
    </section>
  );
}
