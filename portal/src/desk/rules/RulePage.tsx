import type { ReactNode } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Opening } from '../../components/feedback/Opening';
import page from '../../components/page/Page.module.css';
import type { Operation } from '../../graphql/client';
import { useQuery } from '../../graphql/useQuery';
import { DeskPage } from '../frame/DeskPage';

const CRUMBS = [{ to: '/desk/rules', words: '规则' }];
const nothing = {};

interface Shown<Data> {
  data: Data;
  /** Whether it is for this post to change the rule. */
  keeps: boolean;
  reload: () => void;
}

/** One of the Bureau's rules: its reviewer changes it, all other posts read it. */
export function RulePage<Data>({
  title,
  lead,
  query,
  children,
}: {
  title: string;
  lead: string;
  query: Operation<Data, Record<string, never>>;
  children: (shown: Shown<Data>) => ReactNode;
}): ReactNode {
  return (
    <DeskPage title={title} crumbs={CRUMBS}>
      {({ post }) => (
        <>
          <h1>{title}</h1>
          <p className={page.lead}>{lead}</p>
          <Asked query={query} keeps={post === 'BUREAU_REVIEWER'}>
            {children}
          </Asked>
        </>
      )}
    </DeskPage>
  );
}

function Asked<Data>({
  query,
  keeps,
  children,
}: {
  query: Operation<Data, Record<string, never>>;
  keeps: boolean;
  children: (shown: Shown<Data>) => ReactNode;
}): ReactNode {
  const { data, error, reload } = useQuery(query, nothing);
  return (
    <>
      {error ? <Failure error={error} retry={reload} /> : null}
      {data === undefined && !error ? <Opening /> : null}
      {data === undefined ? null : children({ data, keeps, reload })}
    </>
  );
}
