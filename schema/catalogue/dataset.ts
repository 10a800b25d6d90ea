import {
  type CatalogueEntry,
  datasetById,
  datasetBySlug,
  standingReleases,
} from '../../api/catalogue/entry.ts';
import { shownRelease } from '../../api/catalogue/shown-release.ts';
import { sampleRows } from '../../api/catalogue/sample.ts';
import { type PointFields, pointOf } from '../../api/records/read-place.ts';
import { builder } from '../builder.ts';
import { globalId, Node, registerNode } from '../node.ts';
import { optionalText, Text, text } from '../text.ts';
import { Department } from './department.ts';
import { Field, type FieldShape } from './field.ts';
import { LegalBasis } from './legal-basis.ts';
import { Release } from './release.ts';
import {
  Openness,
  ReferenceSystem,
  ResourceFormat,
  Sharing,
  Theme,
  UpdateCycle,
} from './vocabulary.ts';

const PlaceFields = builder.objectRef<PointFields>('PlaceFields').implement({
  description: '表示位置的两个字段，以度计。 Two fields that say where a row is, in degrees.',
  fields: (t) => ({
    longitude: t.exposeString('longitude', { description: '经度字段。 Field of the longitude.' }),
    latitude: t.exposeString('latitude', { description: '纬度字段。 Field of the latitude.' }),
  }),
});

export const Dataset = builder.objectRef<CatalogueEntry>('Dataset').implement({
  description: '政务数据资源（dcat:Dataset）。 One catalogued resource.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: '全局 ID。 Global id.', resolve: ({ id }) => globalId('Dataset', id) }),
    slug: t.exposeString('slug', {
      description: '网址中的名字，永不复用。 Name in addresses, never used again.',
    }),
    code: t.exposeString('code', { description: '信息资源代码。 Resource code.' }),
    title: t.field({
      type: Text,
      description: '名称。 Title.',
      resolve: (d) => text(d.titleZh, d.titleEn),
    }),
    summary: t.field({
      type: Text,
      description: '摘要。 Summary.',
      resolve: (d) => text(d.summaryZh, d.summaryEn),
    }),
    department: t.field({
      type: Department,
      description: '提供部门。 Providing department.',
      resolve: (d) => d.provider,
    }),
    theme: t.expose('theme', { type: Theme, description: '主题。 Theme.' }),
    classification: t.exposeStringList('classification', {
      description: '类、项、目、细目。 Path in the classification.',
    }),
    keywords: t.exposeStringList('keywords', { description: '关键词。 Keywords.' }),
    openness: t.expose('openness', { type: Openness, description: '开放属性。 Openness.' }),
    opennessCondition: t.field({
      type: Text,
      nullable: true,
      description: '开放条件。 Condition of opening.',
      resolve: (d) => optionalText(d.opennessConditionZh, d.opennessConditionEn),
    }),
    legalBases: t.field({
      type: [LegalBasis],
      description: '依据（M31）。 Legal bases.',
      resolve: (d) => d.legalBases,
    }),
    sharing: t.expose('sharing', {
      type: Sharing,
      description: '共享属性。 Sharing between departments.',
    }),
    updateCycle: t.expose('updateCycle', {
      type: UpdateCycle,
      description: '更新周期。 Update cycle.',
    }),
    format: t.expose('format', { type: ResourceFormat, description: '格式。 Form.' }),
    division: t.exposeString('division', {
      description: '覆盖区域的区划代码。 Division code of the area covered.',
    }),
    divisionName: t.field({
      type: Text,
      description: '覆盖区域。 Area covered.',
      resolve: (d) => text(d.divisionZh, d.divisionEn),
    }),
    temporalFrom: t.expose('temporalFrom', {
      type: 'Date',
      nullable: true,
      description: '数据起始日。 First day covered.',
    }),
    temporalUntil: t.expose('temporalUntil', {
      type: 'Date',
      nullable: true,
      description: '数据截止日。 Last day covered.',
    }),
    crs: t.exposeString('crs', {
      nullable: true,
      description: '坐标参考系。 Coordinate reference system.',
    }),
    referenceSystem: t.expose('referenceSystem', {
      type: ReferenceSystem,
      nullable: true,
      description:
        '坐标所用的参考系；没有声明为 null。 System of the coordinates; null where it is not declared.',
    }),
    place: t.field({
      type: PlaceFields,
      nullable: true,
      description:
        '合起来表示位置的两个字段，筛选中名为 place。 The two fields that together say where a row is, named place in filters.',
      resolve: pointOf,
    }),
    sourceNote: t.field({
      type: Text,
      description: '来源说明。 Where the figures come from.',
      resolve: (d) => text(d.sourceNoteZh, d.sourceNoteEn),
    }),
    synthetic: t.exposeBoolean('synthetic', {
      description: '演示用的合成数据。 Made up, for demonstration.',
    }),
    publishedAt: t.field({
      type: 'DateTime',
      description: '目录发布时刻。 When the entry was published.',
      resolve: (d) => d.publishedAt ?? '',
    }),
    release: t.field({
      type: Release,
      nullable: true,
      description: '当前版本。 Newest standing release.',
      resolve: (d) => (d.head === null ? null : shownRelease(d, d.head)),
    }),
    releases: t.field({
      type: [Release],
      description: '所有有效版本，新的在前。 Standing releases, newest first.',
      resolve: (d, _args, { system }) => standingReleases(system, d),
    }),
    fields: t.field({
      type: [Field],
      description: '信息项；不予开放的不在其中。 Fields; closed ones are not among them.',
      resolve: (d) => fieldsOf(d),
    }),
    sample: t.field({
      type: ['Record'],
      description:
        '样例行：由字段字典合成，不是数据（M33）。 Example rows made from the dictionary, never data.',
      resolve: (d) => sampleRows(d),
    }),
  }),
});

/** Fields of a dataset that need no more of it than what a list shows. */
export const LINE_FIELDS: ReadonlySet<string> = new Set([
  'id',
  'slug',
  'code',
  'title',
  'summary',
  'openness',
  'theme',
  'division',
  'updateCycle',
  'format',
]);

/** The fields, or those of the given names, with what the newest release says of them. */
export function fieldsOf(entry: CatalogueEntry, names?: readonly string[]): FieldShape[] {
  return entry.fields
    .filter((field) => names?.includes(field.name) ?? true)
    .map((field) => ({ ...field, completeness: entry.head?.completeness[field.name] ?? null }));
}

registerNode('Dataset', (id, { system }) => datasetById(system, id));

builder.queryField('dataset', (t) =>
  t.field({
    type: Dataset,
    nullable: true,
    description:
      '按名字取数据集；没有或不予开放都为 null（M30）。 A dataset by slug; null for unknown and closed alike.',
    args: {
      slug: t.arg.string({ required: true, description: '网址中的名字。 Name in addresses.' }),
    },
    resolve: (_root, { slug }, { system, known }) =>
      known?.slug === slug ? known.entry : datasetBySlug(system, slug),
  }),
);
