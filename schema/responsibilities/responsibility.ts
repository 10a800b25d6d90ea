import {
  listResponsibilities,
  type Responsibility as Line,
  RESPONSIBILITY_STANDINGS,
} from '../../api/responsibilities/list-responsibilities.ts';
import { Desk } from '../accounts/viewer.ts';
import { builder } from '../builder.ts';
import { Openness, UpdateCycle } from '../catalogue/vocabulary.ts';
import { Text, text } from '../text.ts';

const ResponsibilityStanding = builder.enumType('ResponsibilityStanding', {
  description:
    '责任落实情况：按期、逾期、尚未到期、不汇入本系统（不予开放）。 How a duty is met: in time, late, not due yet, kept elsewhere (closed data).',
  values: RESPONSIBILITY_STANDINGS,
});

const Responsibility = builder.objectRef<Line>('Responsibility').implement({
  description:
    '采集责任清单的一行（M13）：部门须采集什么、已有什么、是否逾期。 A line of the responsibility list: what a department must collect, what it has, whether it is late.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: '网址名。 Slug.' }),
    title: t.field({
      type: Text,
      description: '资源名称。 Title of the resource.',
      resolve: (line) => text(line.titleZh, line.titleEn),
    }),
    department: t.field({
      type: Text,
      description: '责任部门。 The department.',
      resolve: (line) => text(line.departmentZh, line.departmentEn),
    }),
    openness: t.expose('openness', { type: Openness, description: '开放属性。 Openness.' }),
    fields: t.field({
      type: [Text],
      description: '须采集的信息项。 Fields that it must collect.',
      resolve: ({ fields }) => fields.map((field) => text(field.titleZh, field.titleEn)),
    }),
    updateCycle: t.expose('updateCycle', { type: UpdateCycle, description: '更新周期。 Cycle.' }),
    since: t.field({
      type: 'DateTime',
      description: '自何时起负此责任。 Since when.',
      resolve: ({ since }) => since,
    }),
    release: t.int({
      nullable: true,
      description:
        '现有版本号；没有为 null。 Number of the newest release; null where there is none.',
      resolve: ({ number }) => number,
    }),
    releasedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '现有版本何时发布。 When it was released.',
      resolve: ({ releasedAt }) => releasedAt,
    }),
    rowCount: t.int({
      nullable: true,
      description: '现有行数。 Rows of it.',
      resolve: ({ rowCount }) => rowCount,
    }),
    dueOn: t.field({
      type: 'Date',
      nullable: true,
      description:
        '下次更新的最后一天；不定期为 null。 Last day for the next one; null without a cycle.',
      resolve: ({ dueOn }) => dueOn,
    }),
    standing: t.expose('standing', {
      type: ResponsibilityStanding,
      description: '落实情况。 How it is met.',
    }),
  }),
});

builder.objectField(Desk, 'responsibilities', (t) =>
  t.field({
    type: [Responsibility],
    description:
      '采集责任清单（M13），随目录同步更新：本部门的；县区汇集本县的；大数据局全市的。 The responsibility list, which follows the catalogue: of the department, of the county, or of the city for the Bureau.',
    args: {
      department: t.arg.string({ description: '只要这个部门。 Only of this department.' }),
      standing: t.arg({
        type: [ResponsibilityStanding],
        description: '只要这些情况。 Only those so met.',
      }),
    },
    resolve: (viewer, { department, standing }, { system }) =>
      listResponsibilities(system, viewer, {
        department: department ?? undefined,
        standings: standing ?? undefined,
      }),
  }),
);
