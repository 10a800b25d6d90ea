import { departmentByCode } from '../../api/accounts/viewer-facts.ts';
import { renameDepartment } from '../../api/departments/rename-department.ts';
import { builder } from '../builder.ts';
import { keyOf } from '../node.ts';
import { payload } from '../payload.ts';
import { attempt } from '../user-error.ts';
import { Department } from './department.ts';

const RenameDepartmentInput = builder.inputType('RenameDepartmentInput', {
  description:
    '部门更名；代号和网址不变。 A new name for a department; its code and addresses stay.',
  fields: (t) => ({
    department: t.id({ required: true, description: '部门。 Department.' }),
    nameZh: t.string({ required: true, description: '中文名称。 Chinese name.' }),
    nameEn: t.string({ required: true, description: '英文名称。 English name.' }),
    reason: t.string({ required: true, description: '更名依据。 On which ground.' }),
  }),
});

const DepartmentPayload = payload<string>(
  'DepartmentPayload',
  '更名后的部门，或办不成的原因。 The department, or the reasons why not.',
  (t) => ({
    department: t.field({
      type: Department,
      nullable: true,
      description: '部门。 Department.',
      resolve: async ({ result }, _args, { system }) =>
        result === null ? null : ((await departmentByCode(system, result)) ?? null),
    }),
  }),
);

builder.mutationField('renameDepartment', (t) =>
  t.field({
    type: DepartmentPayload,
    description:
      '大数据局为部门更名，检索同步更新。 The Bureau renames a department; the search follows.',
    args: { input: t.arg({ type: RenameDepartmentInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(() =>
        renameDepartment(system, viewer, {
          code: keyOf('Department', input.department, 'department'),
          zh: input.nameZh,
          en: input.nameEn,
          reason: input.reason,
        }),
      ),
  }),
);
