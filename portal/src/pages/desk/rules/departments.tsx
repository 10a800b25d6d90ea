import type { ReactNode } from 'react';
import table from '../../../components/table/Table.module.css';
import { RenameForm } from '../../../desk/rules/RenameForm';
import { RulePage } from '../../../desk/rules/RulePage';
import { officesQuery } from '../../../desk/rules/ruleQuery';

/** 部门更名: what departments are called; the code and all addresses of a renamed one stay. */
export default function DeskDepartments(): ReactNode {
  return (
    <RulePage
      title="部门更名"
      lead="机构改革后在这里改名：岗位名称、目录和检索同时更新，代号和网址不变。"
      query={officesQuery}
    >
      {({ data, keeps, reload }) => {
        const offices = data.viewer?.desk?.askedDepartments ?? [];
        return (
          <>
            {keeps ? (
              <RenameForm
                key={offices.map(({ name }) => name.zh).join()}
                offices={offices}
                done={reload}
              />
            ) : null}
            <h2>现行名称</h2>
            <table className={`${table.table} ${table.stack}`}>
              <caption>{offices.length}个部门</caption>
              <thead>
                <tr>
                  <th scope="col">名称</th>
                  <th scope="col">英文名称</th>
                  <th scope="col">代号</th>
                </tr>
              </thead>
              <tbody>
                {offices.map(({ code, name }) => (
                  <tr key={code} data-testid="office-row">
                    <th scope="row">{name.zh}</th>
                    <td data-label="英文名称">{name.en}</td>
                    <td data-label="代号">{code}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        );
      }}
    </RulePage>
  );
}
