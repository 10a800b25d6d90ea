import useBrokenLinks from '@docusaurus/useBrokenLinks';
import { type ReactNode, useEffect } from 'react';
import { CaseTable } from '../../components/cases/CaseTable';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Failure } from '../../components/feedback/Failure';
import { Opening } from '../../components/feedback/Opening';
import { Button, ButtonLink } from '../../components/form/Button';
import { Page } from '../../components/page/Page';
import page from '../../components/page/Page.module.css';
import { useQuery } from '../../graphql/useQuery';
import { useLanguage } from '../../language/useLanguage';
import { Exports } from '../../me/Exports';
import { Grants } from '../../me/Grants';
import { Keys } from '../../me/Keys';
import { mineQuery } from '../../me/mineQuery';
import { countWord } from '../../notices/noticeQuery';
import { useViewer } from '../../viewer/Viewer';

const nothing = {};

/** 我的: cases, grants, exports, keys of the party in whose name I act. */
export default function Mine(): ReactNode {
  const { say } = useLanguage();
  const { viewer, signIn } = useViewer();
  const query = useQuery(mineQuery, nothing);
  const mine = query.data?.viewer;
  const there = Boolean(mine);
  // The parts arrive after the address has been read: go to the one that it names, once they are there.
  const { collectAnchor } = useBrokenLinks();
  for (const part of ['exports', 'keys']) collectAnchor(part);
  useEffect(() => {
    if (there && window.location.hash !== '')
      document.querySelector(window.location.hash)?.scrollIntoView();
  }, [there]);
  return (
    <Page title={say('我的', 'Mine')} crumbs={[]}>
      <h1>{say('我的', 'Mine')}</h1>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {query.status === 'loading' && !query.data ? <Opening /> : null}
      {viewer === null ? (
        <EmptyState
          title={say('请先登录', 'Sign in first')}
          actions={<Button onClick={signIn}>{say('登录', 'Sign in')}</Button>}
        >
          {say(
            '登录后，这里是您的申请、授权、导出和密钥。',
            'After sign-in, your applications, grants, exports and keys are here.',
          )}
        </EmptyState>
      ) : null}
      {mine && viewer ? (
        <>
          <p className={page.lead}>
            {viewer.displayName === viewer.actingAs.name
              ? say(`${viewer.displayName}，本人。`, `${viewer.displayName}, in your own name.`)
              : say(
                  `${viewer.displayName}，以“${viewer.actingAs.name}”的名义。`,
                  `${viewer.displayName}, acting as “${viewer.actingAs.name}”.`,
                )}
            {viewer.assurance === 'BASIC'
              ? say(
                  '身份只到基本级别，取用数据须先在统一认证平台完成实名认证。',
                  ' Your identity is at the basic level; using data needs identity authentication.',
                )
              : ''}
          </p>
          <p className={page.bar}>
            <ButtonLink kind="secondary" to="/me/notices">
              {say('看通知', 'See notices')}
              {viewer.unreadNotices > 0 ? `（${countWord(viewer.unreadNotices)}）` : ''}
            </ButtonLink>
          </p>
          <section aria-labelledby="cases">
            <h2 id="cases">{say('办件', 'Cases')}</h2>
            {mine.cases.length === 0 ? (
              <EmptyState
                title={say('还没有办件', 'No cases yet')}
                actions={
                  <ButtonLink kind="secondary" to="/data?openness=CONDITIONAL">
                    {say('看有条件开放的数据', 'See conditional data')}
                  </ButtonLink>
                }
              >
                {say(
                  '无条件开放的数据不用申请，登录即取。',
                  'Unconditional data needs no application.',
                )}
              </EmptyState>
            ) : (
              <CaseTable
                caption={say('我的办件', 'My cases')}
                lines={mine.cases}
                folder="/me/cases"
              />
            )}
          </section>
          <section aria-labelledby="grants">
            <h2 id="grants">{say('授权', 'Grants')}</h2>
            {mine.grants.length === 0 ? (
              <p>{say('还没有授权。', 'No grants yet.')}</p>
            ) : (
              <Grants grants={mine.grants} />
            )}
          </section>
          <section aria-labelledby="exports">
            <h2 id="exports">{say('导出', 'Exports')}</h2>
            <Exports />
          </section>
          <section aria-labelledby="keys">
            <h2 id="keys">{say('密钥', 'Keys')}</h2>
            <Keys keys={mine.apiKeys} reload={query.reload} />
          </section>
        </>
      ) : null}
    </Page>
  );
}
