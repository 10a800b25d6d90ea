import { useLocation } from '@docusaurus/router';
import { type ComponentType, type ReactNode, useState } from 'react';
import { useAddress } from '../address/useAddress';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { Button } from '../components/form/Button';
import { nameAt } from '../components/page/nameAt';
import { Page } from '../components/page/Page';
import page from '../components/page/Page.module.css';
import { NoSuchPage } from '../frame/NoSuchPage';
import type { Text } from '../graphql/contract';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';
import { useViewer } from '../viewer/Viewer';
import { type FiledCase, filingQuery, type FilingFormProps } from './filingQuery';
import { Received } from './Received';

/** The form of a request about a dataset: for whoever is signed in; then its receipt. */
export function FilingPage({
  title,
  then,
  form: Form,
}: {
  title: Text;
  /** What follows from agreement. */
  then: Text;
  form: ComponentType<FilingFormProps>;
}): ReactNode {
  const { say, text } = useLanguage();
  const { viewer, signIn } = useViewer();
  const slug = nameAt(useLocation().pathname, -2);
  const { params } = useAddress();
  const query = useQuery(filingQuery, slug === undefined ? undefined : { slug });
  const [filed, setFiled] = useState<FiledCase>();
  const dataset = query.data?.dataset;
  if (dataset === null) return <NoSuchPage />;
  return (
    <Page
      title={text(title)}
      crumbs={[
        { to: '/data', words: say('找数据', 'Find data') },
        ...(dataset && slug ? [{ to: `/data/${slug}`, words: text(dataset.title) }] : []),
      ]}
    >
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {viewer === undefined || dataset === undefined ? <Opening /> : null}
      {filed ? <Received filed={filed} then={then} /> : null}
      {viewer === null ? (
        <EmptyState
          heading="h1"
          title={say('登录后提出', 'Sign in first')}
          actions={<Button onClick={signIn}>{say('登录并填写', 'Sign in to write')}</Button>}
        >
          {say(
            '登录是为了把答复告知您；公开台账不写您的名字。',
            'So that you are told the answer; the public ledger does not name you.',
          )}
        </EmptyState>
      ) : null}
      {dataset && viewer && slug && params && !filed ? (
        <div className={page.text}>
          <h1>
            {text(title)}
            {say('：', ': ')}
            {text(dataset.title)}
          </h1>
          <Form slug={slug} subject={dataset} given={params} received={setFiled} />
        </div>
      ) : null}
    </Page>
  );
}
