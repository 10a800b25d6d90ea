import type { Viewer as ViewerShape } from '../../api/accounts/viewer.ts';
import { apiKeysOf, grantsOf, partiesOf } from '../../api/accounts/viewer-facts.ts';
import { deskCases, ownCases } from '../../api/cases/find-cases.ts';
import { builder } from '../builder.ts';
import { Case, CaseState } from '../cases/case.ts';
import { Department } from '../catalogue/department.ts';
import { departmentByCode } from '../../api/accounts/viewer-facts.ts';
import { Grant } from '../cases/grant.ts';
import { ApiKey } from './api-key.ts';
import { Party, Post } from './party.ts';

const Assurance = builder.enumType('Assurance', {
  description:
    '身份保证级别；VERIFIED 为已实名认证。 Level of assurance; VERIFIED is identity authentication.',
  values: ['BASIC', 'VERIFIED'] as const,
});

export const Desk = builder.objectRef<ViewerShape>('Desk').implement({
  description: '部门工作台。 The desk of a post.',
  fields: (t) => ({
    post: t.field({
      type: Post,
      description: '岗位。 Post.',
      resolve: ({ party }) => party.post ?? 'OFFICER',
    }),
    department: t.field({
      type: Department,
      nullable: true,
      description: '部门。 Department.',
      resolve: async ({ party }, _args, { system }) =>
        (await departmentByCode(system, party.department ?? '')) ?? null,
    }),
    cases: t.field({
      type: [Case],
      description: '办件，在办的按到期日在前。 Cases, running ones first by due date.',
      args: {
        state: t.arg({ type: [CaseState], description: '只要这些状态。 Only these states.' }),
      },
      resolve: async (viewer, { state }, { system }) => {
        const all = await deskCases(system, viewer);
        return state == null ? all : all.filter((found) => state.includes(found.state));
      },
    }),
  }),
});

export const Viewer = builder.objectRef<ViewerShape>('Viewer').implement({
  description: '提问的人，以及以谁的名义。 Who asks, and in whose name.',
  fields: (t) => ({
    displayName: t.exposeString('displayName', { description: '显示名。 Display name.' }),
    assurance: t.expose('assurance', { type: Assurance, description: '身份保证级别。 Assurance.' }),
    actingAs: t.field({
      type: Party,
      description: '以谁的名义。 In whose name.',
      resolve: ({ party }) => party,
    }),
    parties: t.field({
      type: [Party],
      description: '可以代表的主体。 Parties the viewer may act for.',
      resolve: (viewer, _args, { system }) => partiesOf(system, viewer),
    }),
    cases: t.field({
      type: [Case],
      description: '当前主体的办件。 Cases of the acting party.',
      resolve: (viewer, _args, { system }) => ownCases(system, viewer),
    }),
    grants: t.field({
      type: [Grant],
      description: '当前主体的授权。 Grants of the acting party.',
      resolve: (viewer, _args, { system }) => grantsOf(system, viewer),
    }),
    apiKeys: t.field({
      type: [ApiKey],
      description: '本人的密钥。 Keys of the person.',
      resolve: (viewer, _args, { system }) => apiKeysOf(system, viewer),
    }),
    desk: t.field({
      type: Desk,
      nullable: true,
      description: '以岗位行事时的工作台。 The desk while acting as a post.',
      resolve: (viewer) => (viewer.party.post === null ? null : viewer),
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    nullable: true,
    description: '当前身份；未登录为 null。 Who asks; null for the anonymous.',
    resolve: (_root, _args, { viewer }) => viewer ?? null,
  }),
);
