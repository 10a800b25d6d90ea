import { departmentByCode } from '../../api/accounts/viewer-facts.ts';
import { type Provider, providers } from '../../api/departments/providers.ts';
import { builder } from '../builder.ts';
import { globalId, Node, registerNode } from '../node.ts';
import { Text, text } from '../text.ts';

const DepartmentLevel = builder.enumType('DepartmentLevel', {
  description: '市级或县级。 Of the city or of a county.',
  values: ['CITY', 'COUNTY'] as const,
});

type DepartmentShape = Omit<Provider, 'datasetCount'> & { datasetCount?: number };

export const Department = builder.objectRef<DepartmentShape>('Department').implement({
  description: '政务部门。 A department of government.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: '全局 ID。 Global id.',
      resolve: ({ code }) => globalId('Department', code),
    }),
    code: t.exposeString('code', { description: '部门代号。 Short code.' }),
    name: t.field({
      type: Text,
      description: '名称。 Name.',
      resolve: (d) => text(d.nameZh, d.nameEn),
    }),
    creditCode: t.exposeString('creditCode', {
      description: '统一社会信用代码（GB 32100）。 Unified social credit code.',
    }),
    level: t.expose('level', { type: DepartmentLevel, description: '层级。 Level.' }),
    division: t.exposeString('division', { description: '区划代码（GB/T 2260）。 Division code.' }),
    phone: t.exposeString('phone', { description: '电话。 Telephone.' }),
    hours: t.field({
      type: Text,
      description: '办公时间。 Office hours.',
      resolve: (d) => text(d.hoursZh, d.hoursEn),
    }),
    datasetCount: t.int({
      description: '开放目录中的数据集数。 Datasets in the open catalogue.',
      resolve: async (department, _args, { system }) => {
        if (department.datasetCount !== undefined) return department.datasetCount;
        return (
          (await providers(system)).find(({ code }) => code === department.code)?.datasetCount ?? 0
        );
      },
    }),
  }),
});

registerNode(
  'Department',
  (code, { system }) => departmentByCode(system, code),
  /^[a-z][a-z0-9-]{1,62}$/,
);

builder.queryField('departments', (t) =>
  t.field({
    type: [Department],
    description: '有开放数据的部门。 Departments that open something.',
    resolve: (_root, _args, { system }) => providers(system),
  }),
);
