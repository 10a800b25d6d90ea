import { openFigures, type OpenFigures as Shape } from '../../api/reports/open-figures.ts';
import { builder } from '../builder.ts';

const OpenFigures = builder.objectRef<Shape>('OpenFigures').implement({
  description: '实时统计的总体数字。 Figures over the open catalogue, counted when asked.',
  fields: (t) => ({
    datasets: t.exposeInt('datasets', { description: '数据集。 Datasets.' }),
    unconditional: t.exposeInt('unconditional', { description: '无条件开放。 Unconditional.' }),
    conditional: t.exposeInt('conditional', { description: '有条件开放。 Conditional.' }),
    departments: t.exposeInt('departments', { description: '提供部门。 Departments.' }),
    records: t.exposeFloat('records', { description: '数据行。 Rows.' }),
    casesAnswered: t.exposeInt('casesAnswered', {
      description: '已答复申请。 Cases answered.',
    }),
    answeredInTime: t.exposeInt('answeredInTime', { description: '按期答复。 Answered in time.' }),
    medianWorkingDays: t.exposeFloat('medianWorkingDays', {
      nullable: true,
      description: '答复用时中位数（工作日），不足五件不计。 Median working days; null under five.',
    }),
  }),
});

builder.queryField('openFigures', (t) =>
  t.field({
    type: OpenFigures,
    description: '总体数字。 Overall figures.',
    resolve: (_root, _args, { system }) => openFigures(system),
  }),
);
