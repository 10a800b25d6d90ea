import {
  CLOSING_GROUND,
  FIELD_TYPE,
  LEGAL_BASIS_KIND,
  OPENNESS,
  REFERENCE_SYSTEM,
  RESOURCE_FORMAT,
  SENSITIVITY,
  SHARING,
  THEME,
  UPDATE_CYCLE,
} from '../../api/catalogue/vocabulary.ts';
import { builder } from '../builder.ts';

export const Openness = builder.enumType('Openness', {
  description:
    '开放属性：无条件、有条件、不予开放（M30）。 How open: to everyone identified, on application, closed.',
  values: OPENNESS,
});
export const ClosingGround = builder.enumType('ClosingGround', {
  description:
    '不予开放的事由：商业秘密、个人隐私、国家安全、其他不宜（M30）；国家秘密不进入本系统（M2）。 Ground of closing; state secrets stay outside.',
  values: CLOSING_GROUND,
});
export const Sharing = builder.enumType('Sharing', {
  description: '部门间的共享属性（M24）。 Sharing between departments.',
  values: SHARING,
});
export const Theme = builder.enumType('Theme', { description: '开放主题。 Theme.', values: THEME });
export const FieldType = builder.enumType('FieldType', {
  description:
    '信息项数据类型；NUMBER 为 JSON 数，DECIMAL 为不失真的文本。 Type of a field; NUMBER travels as a JSON number, DECIMAL as exact text.',
  values: FIELD_TYPE,
});
export const UpdateCycle = builder.enumType('UpdateCycle', {
  description: '更新周期。 Update cycle.',
  values: UPDATE_CYCLE,
});
export const Sensitivity = builder.enumType('Sensitivity', {
  description: '敏感级别。 What a leak of the field would touch.',
  values: SENSITIVITY,
});
export const ResourceFormat = builder.enumType('ResourceFormat', {
  description: '信息资源格式。 Form of the resource.',
  values: RESOURCE_FORMAT,
});
export const LegalBasisKind = builder.enumType('LegalBasisKind', {
  description:
    '依据的种类：法律、行政法规、地方性法规、党中央和国务院政策、国务院部门规章和文件。限制共享只认其中法律、行政法规和党中央、国务院政策（M25）。 Kind of legal basis: law, administrative or local regulation, policy of the Party centre or the State Council, rules and documents of ministries; those of ministries and localities restrict no sharing.',
  values: LEGAL_BASIS_KIND,
});
export const ReferenceSystem = builder.enumType('ReferenceSystem', {
  description:
    '坐标参考系。GCJ-02、BD-09 与 WGS 84 相差数百米，系统不作换算。 Coordinate reference system; GCJ-02 and BD-09 are off WGS 84 by hundreds of metres, and nothing is converted.',
  values: REFERENCE_SYSTEM,
});
