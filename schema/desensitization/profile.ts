import { describeDesensitization } from '../../api/desensitization/desensitize.ts';
import {
  desensitizationProfiles,
  keepProfile,
  type KeptProfile,
  orderProfiles,
  removeProfile,
} from '../../api/desensitization/keep-profiles.ts';
import { builder } from '../builder.ts';
import { handFor } from '../accounts/hand.ts';
import { Sensitivity } from '../catalogue/vocabulary.ts';
import { Text, text } from '../text.ts';
import { payload } from '../payload.ts';
import { attempt } from '../user-error.ts';

const Profile = builder.objectRef<KeptProfile>('DesensitizationProfile').implement({
  description:
    '脱敏模板（M31）：怎样识别一类列，建议怎样处理。 How a kind of column is recognised, and what is proposed for it.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: '代号。 Kind.' }),
    title: t.field({
      type: Text,
      description: '名称。 Title.',
      resolve: ({ titleZh, titleEn }) => text(titleZh, titleEn),
    }),
    names: t.exposeStringList('names', {
      description: '表头含其一即识别。 Words of which one stands in the header.',
    }),
    contents: t.exposeStringList('contents', {
      description: '单元格含其一即识别。 Personal data of which one stands in the cells.',
    }),
    sensitivity: t.expose('sensitivity', {
      type: Sensitivity,
      description: '敏感级别。 Sensitivity.',
    }),
    treatment: t.field({
      type: 'JSON',
      nullable: true,
      description: '建议的处理；单独无害的为 null。 Treatment; null where harmless alone.',
      resolve: ({ treatment }) => treatment,
    }),
    treatmentSentence: t.field({
      type: Text,
      nullable: true,
      description: '处理的说明。 The treatment in words.',
      resolve: ({ treatment }) => (treatment === null ? null : describeDesensitization(treatment)),
    }),
    quasi: t.exposeBoolean('quasi', {
      description: '准标识符：合起来可对上一个人。 A quasi-identifier.',
    }),
    besidePersons: t.exposeBoolean('besidePersons', {
      description: '只在有关于人的列的表中适用。 Only in tables about persons.',
    }),
    position: t.exposeInt('position', { description: '先后。 Order in which it is tried.' }),
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

const KeepProfileInput = builder.inputType('KeepDesensitizationProfileInput', {
  description: '大数据局编写脱敏模板。 The Bureau writes a profile.',
  fields: (t) => ({
    profile: t.field({
      type: 'JSON',
      required: true,
      description:
        '{kind, titleZh, titleEn, names, contents, sensitivity, treatment, quasi, besidePersons, position}',
    }),
    basedOn: t.field({
      type: 'DateTime',
      description:
        '编辑时所见的 changedAt，新增填 null；他人已改则拒绝。 changedAt as seen when editing, null for one that is added; refused when changed meanwhile.',
    }),
  }),
});
const OrderProfilesInput = builder.inputType('OrderDesensitizationProfilesInput', {
  description: '大数据局排定先后；先合者用。 The order in which profiles are tried.',
  fields: (t) => ({
    kinds: t.stringList({
      required: true,
      description: '全部代号，依次。 The kinds of all profiles, each once.',
    }),
  }),
});
const RemoveProfileInput = builder.inputType('RemoveDesensitizationProfileInput', {
  description: '大数据局删除脱敏模板。 The Bureau removes a profile.',
  fields: (t) => ({ kind: t.string({ required: true, description: '代号。 Kind.' }) }),
});

const ProfilesPayload = payload<KeptProfile[]>(
  'DesensitizationProfilesPayload',
  '全部模板，或办不成的原因。 All profiles, or the reasons why not.',
  (t) => ({
    profiles: t.field({
      type: [Profile],
      description: '模板。 Profiles.',
      resolve: ({ result }) => result ?? [],
    }),
  }),
);

builder.queryField('desensitizationProfiles', (t) =>
  t.field({
    type: [Profile],
    description: '现行脱敏模板（M31）。 The profiles in force.',
    resolve: (_root, _args, { system }) => desensitizationProfiles(system),
  }),
);
builder.mutationFields((t) => ({
  keepDesensitizationProfile: t.field({
    type: ProfilesPayload,
    description: '大数据局编写脱敏模板。 The Bureau writes a profile.',
    args: { input: t.arg({ type: KeepProfileInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(() =>
        keepProfile(system, viewer, { profile: input.profile, basedOn: input.basedOn }),
      ),
  }),
  orderDesensitizationProfiles: t.field({
    type: ProfilesPayload,
    description: '大数据局排定脱敏模板的先后。 The Bureau orders the profiles.',
    args: { input: t.arg({ type: OrderProfilesInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(() => orderProfiles(system, viewer, input.kinds)),
  }),
  removeDesensitizationProfile: t.field({
    type: ProfilesPayload,
    description: '大数据局删除脱敏模板。 The Bureau removes a profile.',
    args: { input: t.arg({ type: RemoveProfileInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(() => removeProfile(system, viewer, input.kind)),
  }),
}));
