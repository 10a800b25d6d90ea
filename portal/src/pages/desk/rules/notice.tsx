import type { ReactNode } from 'react';
import page from '../../../components/page/Page.module.css';
import { NoticeForm } from '../../../desk/rules/NoticeForm';
import { RulePage } from '../../../desk/rules/RulePage';
import { noticeQuery } from '../../../desk/rules/ruleQuery';

/** 变更公告期: how long ahead users of a published field are told that it goes or changes. */
export default function DeskNotice(): ReactNode {
  return (
    <RulePage
      title="变更公告期"
      lead="已发布的字段要删除、改名或收窄，须先公告，满公告期后才能发布；已公告的按公告时的天数，不受修改影响。"
      query={noticeQuery}
    >
      {({ data: { noticePeriodDays: days }, keeps, reload }) => (
        <>
          <p className={page.text}>
            现行公告期：<strong>{days}天</strong>
          </p>
          {keeps ? <NoticeForm key={days} days={days} done={reload} /> : null}
        </>
      )}
    </RulePage>
  );
}
