import type { ReactNode } from 'react';
import { Opening } from '../../../components/feedback/Opening';
import page from '../../../components/page/Page.module.css';
import { EntryForm } from '../../../desk/catalogue/edit/EntryForm';
import { useDivisions } from '../../../desk/catalogue/edit/useDivisions';
import { COMPILERS, DeskPage } from '../../../desk/frame/DeskPage';

/** 新编一条: an entry from nothing. */
export default function NewEntry(): ReactNode {
  return (
    <DeskPage
      title="新编一条目录"
      posts={COMPILERS}
      crumbs={[{ to: '/desk/catalogue', words: '目录' }]}
    >
      {({ party }) => <Writing department={party.department?.code ?? ''} />}
    </DeskPage>
  );
}

function Writing({ department }: { department: string }): ReactNode {
  const divisions = useDivisions();
  return (
    <>
      <h1>新编一条目录</h1>
      <p className={page.lead}>
        已有数据文件的，从“数据报送”上传文件编目更快；已有目录填报表的，上传填报表。
      </p>
      {divisions === undefined ? (
        <Opening />
      ) : (
        <EntryForm entry={undefined} department={department} divisions={divisions} />
      )}
    </>
  );
}
