import type { ReactNode } from 'react';
import { ButtonLink } from '../components/form/Button';
import { Page } from '../components/page/Page';
import styles from '../components/page/Page.module.css';
import { useLanguage } from '../language/useLanguage';

/** 办事: what can be done here, how long it takes, what comes out. */
export default function Services(): ReactNode {
  const { say } = useLanguage();
  return (
    <Page title={say('办事', 'Services')}>
      <h1>{say('办事', 'Services')}</h1>
      <ul className={styles.rows}>
        <li>
          <h3>{say('申请有条件开放数据', 'Apply for conditionally open data')}</h3>
          <p>
            {say(
              '需要：实名登录，写明要哪些字段、做什么、用到何时。期限：提供部门10个工作日内答复，经主要负责人同意可延长一次，至多10个工作日。结果：同意、部分同意（逐字段），或附理由和依据的不同意。',
              'Needed: sign-in with authenticated identity; which fields, what for, until when. Time: 10 working days; one extension of at most 10 by the principal. Result: agreed, agreed in part, or refused with reason and legal basis.',
            )}
          </p>
          <ButtonLink to="/data?openness=CONDITIONAL">
            {say('选数据集', 'Choose a dataset')}
          </ButtonLink>
        </li>
      </ul>
    </Page>
  );
}
