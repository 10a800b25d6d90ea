import { useLocation } from '@docusaurus/router';
import { type ReactNode, useState } from 'react';
import { ApplyForm } from '../apply/ApplyForm';
import { applyQuery, type Filed } from '../apply/applyQuery';
import { Received } from '../cases/Received';
import { EmptyState } from '../components/feedback/EmptyState';
import { Failure } from '../components/feedback/Failure';
import { Opening } from '../components/feedback/Opening';
import { Button, ButtonLink } from '../components/form/Button';
import { nameAt } from '../components/page/nameAt';
import { Page } from '../components/page/Page';
import { NoSuchPage } from '../frame/NoSuchPage';
import { useQuery } from '../graphql/useQuery';
import { useLanguage } from '../language/useLanguage';
import { useViewer } from '../viewer/Viewer';

const GRANTED = { zh: '同意的字段当即可读。', en: 'Agreed fields can be read at once.' };

/** 申请使用: who may apply gets the form, everybody else what is missing. */
export default function ApplyPage(): ReactNode {
  const { say, text } = useLanguage();
  const { viewer, signIn } = useViewer();
  const slug = nameAt(useLocation().pathname, -2);
  const query = useQuery(applyQuery, slug === undefined ? undefined : { slug });
  const [filed, setFiled] = useState<Filed['result']['case']>(null);
  const { dataset, procedure } = query.data ?? {};
  const title = say('申请使用', 'Apply');
  if (dataset === null) return <NoSuchPage />;
  return (
    <Page
      title={title}
      crumbs={[
        { to: '/data', words: say('找数据', 'Find data') },
        ...(dataset && slug ? [{ to: `/data/${slug}`, words: text(dataset.title) }] : []),
      ]}
    >
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {viewer === undefined || query.status === 'loading' ? <Opening /> : null}
      {filed ? <Received filed={filed} then={GRANTED} /> : null}
      {dataset && viewer === null ? (
        <EmptyState
          heading="h1"
          title={say('登录后申请', 'Sign in to apply')}
          actions={<Button onClick={signIn}>{say('登录并申请', 'Sign in to apply')}</Button>}
        >
          {say(
            '申请和授权都记在您或您单位名下。',
            'Application and grant belong to you or your organisation.',
          )}
        </EmptyState>
      ) : null}
      {dataset && viewer?.assurance === 'BASIC' ? (
        <EmptyState
          heading="h1"
          title={say('需要先完成实名认证', 'Identity authentication comes first')}
          actions={
            <Button onClick={signIn}>
              {say('已完成认证，重新登录', 'Authenticated? Sign in again')}
            </Button>
          }
        >
          {say(
            '您已登录，但身份只到基本级别。请在统一认证平台完成实名认证。',
            'You are signed in at the basic level only. Complete identity authentication at your provider.',
          )}
        </EmptyState>
      ) : null}
      {dataset && procedure && slug && viewer?.assurance === 'VERIFIED' && !filed ? (
        dataset.fields.some((field) => field.access === 'APPLY') ? (
          <>
            <h1>
              {title}
              {say('：', ': ')}
              {text(dataset.title)}
            </h1>
            <ApplyForm
              slug={slug}
              dataset={dataset}
              procedure={procedure}
              party={viewer.actingAs.name}
              received={setFiled}
            />
          </>
        ) : (
          <EmptyState
            heading="h1"
            title={say('没有还需申请的字段', 'No field is left to apply for')}
            actions={
              <ButtonLink to={`/data/${slug}?tab=data`}>
                {say('打开数据', 'Open the data')}
              </ButtonLink>
            }
          />
        )
      ) : null}
    </Page>
  );
}
