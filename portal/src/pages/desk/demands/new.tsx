import type { ReactNode } from 'react';
import page from '../../../components/page/Page.module.css';
import { DemandForm } from '../../../desk/demands/DemandForm';
import { COMPILERS, DeskPage } from '../../../desk/frame/DeskPage';

/** 提一项需求: what a department needs of others. */
export default function NewDemand(): ReactNode {
  return (
    <DeskPage
      title="提一项需求"
      posts={COMPILERS}
      crumbs={[{ to: '/desk/demands', words: '需求清单' }]}
    >
      {({ party }) => (
        <>
          <h1>提一项需求</h1>
          <p className={page.lead}>
            写明需要什么、用于什么、依据什么。写的时候下面列出全市已有的相近条目，已有的不必再要。
          </p>
          <DemandForm demand={undefined} department={party.department?.code} />
        </>
      )}
    </DeskPage>
  );
}
