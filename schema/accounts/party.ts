import { departmentByCode, partyById, type PartyRow } from '../../api/accounts/viewer-facts.ts';
import { builder } from '../builder.ts';
import { Department } from '../catalogue/department.ts';
import { globalId } from '../node.ts';

const PartyKind = builder.enumType('PartyKind', {
  description: '主体：个人、单位、部门岗位。 A person, an organisation, a post of a department.',
  values: ['PERSON', 'ORGANISATION', 'POST'] as const,
});

export const Post = builder.enumType('Post', {
  description: '岗位。 A post.',
  values: ['OFFICER', 'PRINCIPAL', 'BUREAU_REVIEWER', 'COUNTY_REVIEWER', 'AUDITOR'] as const,
});

type PartyShape = Pick<PartyRow, 'id' | 'kind' | 'name' | 'department' | 'post'> & {
  creditCode?: string | null;
};

export const Party = builder.objectRef<PartyShape>('Party').implement({
  description: '主体：办件、授权和密钥都属于主体。 Cases, grants and keys belong to a party.',
  fields: (t) => ({
    id: t.id({ description: '全局 ID。 Global id.', resolve: ({ id }) => globalId('Party', id) }),
    kind: t.expose('kind', { type: PartyKind, description: '种类。 Kind.' }),
    name: t.exposeString('name', { description: '名称。 Name.' }),
    creditCode: t.string({
      nullable: true,
      description: '单位的统一社会信用代码。 Credit code of an organisation.',
      resolve: async ({ id, creditCode }, _args, { system }) =>
        creditCode === undefined ? ((await partyById(system, id))?.creditCode ?? null) : creditCode,
    }),
    department: t.field({
      type: Department,
      nullable: true,
      description: '岗位所在部门。 Department of the post.',
      resolve: async ({ department }, _args, { system }) =>
        department === null ? null : ((await departmentByCode(system, department)) ?? null),
    }),
    post: t.expose('post', { type: Post, nullable: true, description: '岗位。 Post.' }),
  }),
});
