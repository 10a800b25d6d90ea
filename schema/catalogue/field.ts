import type { EntryField } from '../../api/catalogue/entry.ts';
import { describeCheck } from '../../api/checks/describe-check.ts';
import { describeDesensitization } from '../../api/desensitization/desensitize.ts';
import { fieldAccess } from '../../api/records/may-read.ts';
import { viewerGrants } from '../viewer-grants.ts';
import { builder, type Context } from '../builder.ts';
import { optionalText, Text, text } from '../text.ts';
import { FieldType, Openness, Sensitivity } from './vocabulary.ts';

const FieldAccess = builder.enumType('FieldAccess', {
  description: '此字段对当前身份而言。 What the field is for the viewer.',
  values: ['READABLE', 'SIGN_IN', 'APPLY'] as const,
});

/** A field with what its dataset's newest release says of it. */
export type FieldShape = EntryField & { completeness: number | null };

export const Field = builder.objectRef<FieldShape>('Field').implement({
  description: '信息项：一列。 One column of a dataset.',
  fields: (t) => ({
    name: t.exposeString('name', { description: '查询中的名字。 Name in queries.' }),
    title: t.field({
      type: Text,
      description: '名称。 Title.',
      resolve: (f) => text(f.titleZh, f.titleEn),
    }),
    description: t.field({
      type: Text,
      nullable: true,
      description: '含义。 Meaning.',
      resolve: (f) => optionalText(f.descriptionZh, f.descriptionEn),
    }),
    type: t.expose('type', { type: FieldType, description: '类型。 Type.' }),
    unit: t.exposeString('unit', { nullable: true, description: '单位。 Unit.' }),
    openness: t.expose('openness', {
      type: Openness,
      description: '开放属性，只会比数据集更严。 Never more open than the dataset.',
    }),
    sensitivity: t.expose('sensitivity', {
      type: Sensitivity,
      description: '敏感级别。 Sensitivity.',
    }),
    desensitization: t.field({
      type: Text,
      nullable: true,
      description: '怎样脱敏（M31）。 How it was desensitized.',
      resolve: (f) =>
        f.desensitization === null ? null : describeDesensitization(f.desensitization),
    }),
    checks: t.field({
      type: [Text],
      description:
        '报送时逐行核对的规则（M16–M17）。 What each row was checked against when it came in.',
      resolve: (f) => f.checks.map(describeCheck),
    }),
    key: t.exposeBoolean('key', { description: '主键的一部分。 Part of the key.' }),
    indexed: t.exposeBoolean('indexed', {
      description: '有索引，筛选排序快。 Indexed: quick to filter and sort by.',
    }),
    searchable: t.exposeBoolean('searchable', {
      description: '可按词检索（search），有索引。 Words in it can be searched for, by an index.',
    }),
    nullable: t.exposeBoolean('nullable', { description: '可以为空。 May be empty.' }),
    example: t.exposeString('example', { nullable: true, description: '示例值。 Example value.' }),
    deprecatedOn: t.expose('deprecatedOn', {
      type: 'Date',
      nullable: true,
      description: '公告变更之日；未公告为 null。 Day on which its change was announced.',
    }),
    removedOn: t.field({
      type: 'Date',
      nullable: true,
      description: '此日起可能删除。 From this day on it may be gone.',
      resolve: (f) => (f.notice === 'REMOVAL' ? f.noticeOn : null),
    }),
    changesOn: t.field({
      type: 'Date',
      nullable: true,
      description:
        '此日起类型、单位、主键或可空可能改变。 From this day on its type, unit, key or emptiness may be another.',
      resolve: (f) => (f.notice === 'CHANGE' ? f.noticeOn : null),
    }),
    deprecationReason: t.field({
      type: Text,
      nullable: true,
      description: '公告的理由。 Why.',
      resolve: (f) => optionalText(f.noticeReasonZh, f.noticeReasonEn),
    }),
    replacedBy: t.exposeString('replacedBy', {
      nullable: true,
      description: '可代替它的字段。 Field that stands in for it.',
    }),
    completeness: t.float({
      nullable: true,
      description:
        '当前版本中非空的比例，仅对可读字段给出。 Share of values that are there, for fields that the viewer may read.',
      resolve: async (field, _args, context) =>
        (await access(field, context)) === 'APPLY' ? null : field.completeness,
    }),
    access: t.field({
      type: FieldAccess,
      description: '当前身份能否取用。 Whether the viewer may have it.',
      resolve: (field, _args, context) => access(field, context),
    }),
  }),
});

async function access(field: FieldShape, context: Context) {
  return fieldAccess(field, context.viewer, await viewerGrants(context, field.datasetId));
}
