import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { Failure } from '../../components/feedback/Failure';
import { Button } from '../../components/form/Button';
import table from '../../components/table/Table.module.css';
import { useAct } from '../../graphql/useAct';
import { call } from '../../http/call';
import { useCall } from '../../http/useCall';
import { useLanguage } from '../../language/useLanguage';
import type { HeldFile } from './contract';
import { sizeWords } from './words';

/** Files that were sent and not loaded yet; where none waits, nothing stands here. */
export function HeldFiles(): ReactNode {
  const { minute } = useLanguage();
  const held = useCall<{ files: HeldFile[]; heldDays: number }>('/deliveries/held');
  const { act, failure } = useAct();
  const files = held.data?.files ?? [];
  const drop = ({ id }: HeldFile) =>
    act(async () => {
      await call('DELETE', `/deliveries/held/${id}`);
      held.reload();
    });
  if (files.length === 0) return null;
  return (
    <>
      <h2>待载入的文件</h2>
      {failure ? <Failure error={failure} /> : null}
      <table className={`${table.table} ${table.stack}`}>
        <caption>已上传、尚未载入；本部门的人都能接着办，{held.data?.heldDays}天后自动删除</caption>
        <thead>
          <tr>
            <th scope="col">文件</th>
            <th scope="col">大小</th>
            <th scope="col">上传</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.id}>
              <th scope="row">
                <Link to={`/desk/deliveries/send?file=${file.id}`}>{file.name}</Link>
              </th>
              <td data-label="大小">{sizeWords(file.bytes)}</td>
              <td data-label="上传">
                {file.sentBy}，{minute(file.sentAt)}
              </td>
              <td data-label="操作">
                <Button kind="plain" small onClick={() => void drop(file)}>
                  删除
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
