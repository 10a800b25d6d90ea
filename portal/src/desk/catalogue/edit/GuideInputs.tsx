import type { ReactNode } from 'react';
import form from '../../../components/form/Form.module.css';
import type { Declaration } from '../declaration';

const WORDS: Record<string, string> = {
  affair: '关联业务事项',
  code: '部门自己的信息资源代码',
  office: '下设机构',
  formatCategory: '信息资源格式分类',
  formatType: '信息资源格式类型',
  formatNote: '其他类型资源格式描述',
  sharingMethodCategory: '共享方式分类',
  sharingMethodType: '共享方式类型',
  issuedOn: '发布日期',
};

const EMPTY = {
  classification: [] as string[],
  ...Object.fromEntries(Object.keys(WORDS).map((name) => [name, ''])),
};

/** Elements of the filling sheet that have no other place, in the department's own words. */
export function GuideInputs({
  declaration,
  change,
}: {
  declaration: Declaration;
  change: (declaration: Declaration) => void;
}): ReactNode {
  const guide = declaration.guide ?? EMPTY;
  return Object.entries(WORDS).map(([name, words]) => (
    <label key={name} className={form.field}>
      <span className={form.label}>{words}</span>
      <input
        className={form.input}
        name={`guide.${name}`}
        value={String(guide[name as keyof typeof guide] ?? '')}
        onChange={(event) =>
          change({ ...declaration, guide: { ...EMPTY, ...guide, [name]: event.target.value } })
        }
      />
    </label>
  ));
}
