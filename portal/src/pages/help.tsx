import Link from '@docusaurus/Link';
import Heading from '@theme/Heading';
import type { ReactNode } from 'react';
import { Page } from '../components/page/Page';
import styles from '../components/page/Page.module.css';
import { useLanguage } from '../language/useLanguage';

/** 帮助: whom to call, which rules hold, what the pages do for those who see, hear or move differently. */
export default function Help(): ReactNode {
  const { say } = useLanguage();
  return (
    <Page title={say('帮助', 'Help')} crumbs={[]}>
      <h1>{say('帮助', 'Help')}</h1>
      <div className={styles.text}>
        <Heading as="h2" id="phone">
          {say('电话', 'Telephone')}
        </Heading>
        <p>
          {say(
            '本站服务电话待核发。每个部门的电话和办公时间在',
            'The number of this site is not yet assigned. Each department’s number and hours are on the page of ',
          )}
          <Link to="/departments">{say('部门页', 'departments')}</Link>
          {say('，也在它的每个数据集页上。', ', and on the page of each of its datasets.')}
        </p>
        <Heading as="h2" id="rules">
          {say('规则', 'Rules')}
        </Heading>
        <p>
          {say(
            '《洛阳市政务数据资源共享管理暂行办法》（洛政办〔2020〕39号）。',
            'The interim measures of Luoyang on sharing government data (洛政办〔2020〕39号).',
          )}
        </p>
        <ul>
          <li>
            {say(
              '目录任何人可查，不用登录（第三十二条）。',
              'Anyone may search the catalogue without signing in (article 32).',
            )}
          </li>
          <li>
            {say(
              '无条件开放的数据，经身份认证直接获取（第三十三条）。',
              'Unconditional data is read after identity authentication (article 33).',
            )}
          </li>
          <li>
            {say(
              '有条件开放的数据须申请，提供部门十个工作日内答复；经主要负责人同意可延长一次，至多十个工作日；不同意须说明理由（第三十三条）。',
              'Conditional data needs an application, answered within ten working days; one extension of at most ten by the principal; a refusal gives its reason (article 33).',
            )}
          </li>
        </ul>
        <Heading as="h2" id="accessibility">
          {say('无障碍', 'Accessibility')}
        </Heading>
        <ul>
          <li>
            {say(
              '每一页都可以只用键盘：Tab 移动，回车打开，/ 跳到搜索。',
              'Each page works by keyboard alone: Tab moves, Enter opens, / goes to the search.',
            )}
          </li>
          <li>
            {say('页顶“大字版”放大文字和按钮；可以把', 'Large type is at the top of each page; ')}
            <Link to="/?big=1">{say('大字版的地址', 'its address')}</Link>
            {say('发给家人。', ' can be sent to one’s family.')}
          </li>
          <li>
            {say(
              '状态都有文字和形状，不只靠颜色；表格都是真正的表格，读屏软件可逐格读。',
              'A status has words and a shape besides colour; tables are real tables for screen readers.',
            )}
          </li>
        </ul>
      </div>
    </Page>
  );
}
