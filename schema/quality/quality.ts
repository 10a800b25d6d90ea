import { handFor } from '../accounts/hand.ts';
import { changeFormula, type KeptFormula, qualityFormulas } from '../../api/quality/set-formula.ts';
import {
  QUALITY_COUNTS,
  QUALITY_MEASURES,
  type QualityMeasure,
} from '../../api/quality/vocabulary.ts';
import { builder } from '../builder.ts';
import { Release } from '../catalogue/release.ts';
import { payload } from '../payload.ts';
import { attempt } from '../user-error.ts';

const QualityMeasureType = builder.enumType('QualityMeasure', {
  description:
    '质量（C14）：完整、准确、时效、一致、可用。 Completeness, accuracy, timeliness, consistency, availability.',
  values: QUALITY_MEASURES,
});

interface Measured {
  measure: QualityMeasure;
  value: number | null;
  of: string[];
  over: string[];
  counts: { count: string; number: number }[];
}

const QualityCountType = builder.objectRef<Measured['counts'][number]>('QualityCount').implement({
  description: '公式中的一个计数。 One count of a formula.',
  fields: (t) => ({
    count: t.exposeString('count', { description: '名称。 Name.' }),
    number: t.exposeFloat('number', { description: '数。 Number.' }),
  }),
});

const Quality = builder.objectRef<Measured>('Quality').implement({
  description: '一个质量指标及其背后的数。 One measure, and the numbers behind it.',
  fields: (t) => ({
    measure: t.expose('measure', { type: QualityMeasureType, description: '指标。 Measure.' }),
    value: t.exposeFloat('value', {
      nullable: true,
      description: '0 到 1；没有可计的为 null。 0 to 1; null where there is nothing to measure.',
    }),
    of: t.exposeStringList('of', { description: '分子各项，减项带负号。 Terms above.' }),
    over: t.exposeStringList('over', { description: '分母各项。 Terms below.' }),
    counts: t.field({
      type: [QualityCountType],
      description: '各计数。 The counts.',
      resolve: ({ counts }) => counts,
    }),
  }),
});

builder.objectField(Release, 'quality', (t) =>
  t.field({
    type: [Quality],
    description:
      '发布时按当时公式算得，只计无条件开放的字段。 Measured at release by the formulas of that day, over unconditional fields.',
    resolve: ({ quality, qualityCounts }) =>
      quality.map((one) => ({
        ...one,
        counts: [...one.of, ...one.over]
          .map((term) => term.replace(/^-/, ''))
          .filter((name, at, all) => all.indexOf(name) === at)
          .map((count) => ({ count, number: qualityCounts[count] ?? 0 })),
      })),
  }),
);

const QualityFormula = builder.objectRef<KeptFormula>('QualityFormula').implement({
  description: '质量公式：若干计数之和比若干计数之和。 Sums of counts over sums of counts.',
  fields: (t) => ({
    measure: t.expose('measure', { type: QualityMeasureType, description: '指标。 Measure.' }),
    of: t.exposeStringList('of', { description: '分子。 Above.' }),
    over: t.exposeStringList('over', { description: '分母。 Below.' }),
    changedAt: t.field({
      type: 'DateTime',
      description: '最后修改。 Last changed.',
      resolve: ({ changedAt }) => changedAt,
    }),
    changedBy: t.string({
      nullable: true,
      description:
        '由谁修改，只告诉有岗位的人；系统初始的为 null。 By whom, told to posts only; null for what the system began with.',
      resolve: ({ changedByName }, _args, { viewer }) => handFor(viewer, changedByName),
    }),
  }),
});

const ChangeFormulaInput = builder.inputType('ChangeQualityFormulaInput', {
  description: '大数据局修改质量公式；以后的版本适用。 For releases from now on.',
  fields: (t) => ({
    measure: t.field({ type: QualityMeasureType, required: true, description: '指标。 Measure.' }),
    of: t.stringList({ required: true, description: '分子。 Above.' }),
    over: t.stringList({ required: true, description: '分母。 Below.' }),
    basedOn: t.field({
      type: 'DateTime',
      description:
        '编辑时所见的 changedAt；他人已改则拒绝。 changedAt as seen when editing; refused when changed meanwhile.',
    }),
  }),
});

const FormulasPayload = payload<KeptFormula[]>(
  'QualityFormulasPayload',
  '修改后的全部公式，或办不成的原因。 All formulas, or the reasons why not.',
  (t) => ({
    formulas: t.field({
      type: [QualityFormula],
      description: '公式。 Formulas.',
      resolve: ({ result }) => result ?? [],
    }),
  }),
);

builder.queryField('qualityFormulas', (t) =>
  t.field({
    type: [QualityFormula],
    description: '现行质量公式（C14）。 The formulas in force.',
    resolve: (_root, _args, { system }) => qualityFormulas(system),
  }),
);
builder.queryField('qualityCounts', (t) =>
  t.stringList({
    description:
      '公式可用的计数，每次发布时计得；前加负号为减。 Counts that formulas are made of, taken at each release; with a minus they are subtracted.',
    resolve: () => [...QUALITY_COUNTS],
  }),
);
builder.mutationField('changeQualityFormula', (t) =>
  t.field({
    type: FormulasPayload,
    description: '大数据局修改质量公式。 The Bureau changes a formula.',
    args: { input: t.arg({ type: ChangeFormulaInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(() =>
        changeFormula(system, viewer, { ...input, basedOn: input.basedOn ?? undefined }),
      ),
  }),
);
