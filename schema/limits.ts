import { API_LIMITS } from '../api/limits/api-limits.ts';
import { builder } from './builder.ts';

const ApiLimits = builder.objectRef<typeof API_LIMITS>('ApiLimits').implement({
  description:
    '一次请求的各项上限；超出即拒绝，不悄悄截断。 Bounds of a request; beyond them it is refused, never cut.',
  fields: (t) => ({
    pageSize: t.exposeInt('pageSize', { description: '每页行数。 Rows of a page.' }),
    countedRows: t.exposeInt('countedRows', {
      description: '筛选后的行数计到此为止。 Rows that match are counted so far.',
    }),
    digestedRows: t.exposeInt('digestedRows', {
      description: '整个翻页的摘要至多计算的行数。 Rows over which the digest of a walk is taken.',
    }),
    scannedRows: t.exposeInt('scannedRows', {
      description:
        '没有索引的筛选、排序至多查看的行数，按词检索以十倍计。 Rows that a filter or an order without an index may look at; a search counts ten times.',
    }),
    fieldsPerQuery: t.exposeInt('fieldsPerQuery', {
      description: '一次查询的字段数。 Fields of a question.',
    }),
    orderFields: t.exposeInt('orderFields', {
      description: '排序的字段数。 Fields of an order.',
    }),
    groupings: t.exposeInt('groupings', { description: '分组项数。 Groupings of figures.' }),
    measures: t.exposeInt('measures', {
      description:
        '统计项数；一次请求的 distinctValues、profile、walk 合计也不超过它。 Figures of a question; as many distinctValues, profile and walk in a request.',
    }),
    groups: t.exposeInt('groups', { description: '统计的组数。 Groups of an answer.' }),
    filterDepth: t.exposeInt('filterDepth', { description: '筛选嵌套层数。 Nesting of a filter.' }),
    filterValues: t.exposeInt('filterValues', { description: '筛选值个数。 Values in a filter.' }),
    placeMetres: t.exposeInt('placeMetres', {
      description: '按距离筛选的最大米数。 Metres of a distance in a filter.',
    }),
    placePositions: t.exposeInt('placePositions', {
      description: '一个筛选中各位置的顶点合计。 Positions of all places in a filter together.',
    }),
    bodyBytes: t.exposeInt('bodyBytes', { description: '请求体字节数。 Bytes of a body.' }),
    tokens: t.exposeInt('tokens', { description: '文档记号数。 Tokens of a document.' }),
    depth: t.exposeInt('depth', { description: '嵌套层数。 Nesting of a query.' }),
    aliases: t.exposeInt('aliases', { description: '别名个数。 Aliases.' }),
    rootFields: t.exposeInt('rootFields', { description: '根字段个数。 Root fields.' }),
    changesPerMinute: t.exposeInt('changesPerMinute', {
      description: '每人每种变更每分钟次数。 Calls of one mutation by one person in a minute.',
    }),
    exportsPerMinute: t.exposeInt('exportsPerMinute', {
      description: '每人每分钟提出导出的次数。 Exports that one person asks for in a minute.',
    }),
    openExports: t.exposeInt('openExports', {
      description:
        '每人同时等待和进行的导出。 Exports of one person that wait or run at the same time.',
    }),
    exportRows: t.exposeInt('exportRows', {
      description: '一次导出的行数。 Rows of one export.',
    }),
    exportMegabytes: t.exposeInt('exportMegabytes', {
      description:
        '一次导出的兆字节数；为一人已保留这么多的，先删除再提出。 Megabytes of one export; whoever has as much kept deletes some first.',
    }),
  }),
});

builder.queryField('apiLimits', (t) =>
  t.field({ type: ApiLimits, description: '各项上限。 Limits.', resolve: () => API_LIMITS }),
);
