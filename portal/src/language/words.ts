import type {
  CaseEvent,
  CaseState,
  FieldType,
  GrantState,
  Openness,
  Outcome,
  Post,
  ResourceFormat,
  Text,
  Theme,
  UpdateCycle,
} from '../graphql/contract';

/** The words of the measures for the values of the contract. */
export const opennessWords: Record<Openness, Text> = {
  UNCONDITIONAL: { zh: '无条件开放', en: 'Unconditional' },
  CONDITIONAL: { zh: '有条件开放', en: 'Conditional' },
  CLOSED: { zh: '不予开放', en: 'Not opened' },
};

export const cycleWords: Record<UpdateCycle, Text> = {
  REAL_TIME: { zh: '实时', en: 'Real time' },
  DAILY: { zh: '每日', en: 'Daily' },
  WEEKLY: { zh: '每周', en: 'Weekly' },
  MONTHLY: { zh: '每月', en: 'Monthly' },
  QUARTERLY: { zh: '每季度', en: 'Quarterly' },
  HALF_YEARLY: { zh: '每半年', en: 'Half-yearly' },
  YEARLY: { zh: '每年', en: 'Yearly' },
  IRREGULAR: { zh: '不定期', en: 'Irregular' },
  NEVER: { zh: '不再更新', en: 'No longer updated' },
};

export const typeWords: Record<FieldType, Text> = {
  STRING: { zh: '文本', en: 'Text' },
  INTEGER: { zh: '整数', en: 'Integer' },
  NUMBER: { zh: '数值', en: 'Number' },
  DECIMAL: { zh: '精确小数', en: 'Decimal' },
  BOOLEAN: { zh: '是否', en: 'Yes or no' },
  DATE: { zh: '日期', en: 'Date' },
  DATETIME: { zh: '时间', en: 'Date and time' },
  GEOMETRY: { zh: '空间', en: 'Geometry' },
};

export const outcomeWords: Record<Outcome, Text> = {
  AGREED: { zh: '同意', en: 'Agreed' },
  AGREED_IN_PART: { zh: '部分同意', en: 'Agreed in part' },
  REFUSED: { zh: '不同意', en: 'Refused' },
};

export const procedureWords: Record<string, Text> = {
  ACCESS_APPLICATION: { zh: '有条件开放数据申请', en: 'Application for conditionally open data' },
  CATALOGUE_CORRECTION: { zh: '目录更正申请', en: 'Correction of the catalogue' },
  DATA_VERIFICATION: { zh: '数据校核申请', en: 'Verification of data' },
  OBJECTION: { zh: '对决定的异议', en: 'Objection to a decision' },
};

export const caseStateWords: Record<CaseState, Text> = {
  RECEIVED: { zh: '办理中', en: 'Under way' },
  EXTENDED: { zh: '已延长，办理中', en: 'Extended, under way' },
  ANSWERED: { zh: '已答复', en: 'Answered' },
  CARRIED_OUT: { zh: '已办成', en: 'Carried out' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
};

export const grantStateWords: Record<GrantState, Text> = {
  ACTIVE: { zh: '有效', en: 'In force' },
  ENDED: { zh: '已到期', en: 'Ended' },
  WITHDRAWN: { zh: '已收回', en: 'Withdrawn' },
};

export const eventWords: Record<CaseEvent['what'], Text> = {
  RECEIVED: { zh: '收到申请', en: 'Application received' },
  COMPLETION_ASKED: { zh: '请申请人补正', en: 'Asked to be completed' },
  COMPLETED: { zh: '申请人补正', en: 'Completed by the applicant' },
  EXTENDED: { zh: '延长答复期限', en: 'Time for the answer extended' },
  ANSWERED: { zh: '作出答复', en: 'Answer given' },
  CARRIED_OUT: { zh: '已办成', en: 'Carried out' },
  WITHDRAWN: { zh: '申请人撤回', en: 'Withdrawn by the applicant' },
  GRANT_WITHDRAWN: { zh: '收回授权', en: 'Grant withdrawn' },
  DEADLINE_RECOUNTED: { zh: '到期日重新计算', en: 'Due date counted anew' },
};

export const postWords: Record<Post, Text> = {
  OFFICER: { zh: '经办人', en: 'Officer' },
  PRINCIPAL: { zh: '主要负责人', en: 'Principal' },
  BUREAU_REVIEWER: { zh: '大数据局审核', en: 'Bureau reviewer' },
  COUNTY_REVIEWER: { zh: '县区审核', en: 'County reviewer' },
  AUDITOR: { zh: '审计', en: 'Auditor' },
};

export const themeWords: Record<Theme, Text> = {
  AGRICULTURE: { zh: '农业农村', en: 'Agriculture' },
  CULTURE_TOURISM: { zh: '文化旅游', en: 'Culture and tourism' },
  ECOLOGY: { zh: '生态环境', en: 'Environment' },
  EDUCATION: { zh: '教育科技', en: 'Education and science' },
  FINANCE: { zh: '财税金融', en: 'Finance' },
  GEOGRAPHY: { zh: '地理空间', en: 'Geography' },
  HEALTH: { zh: '医疗卫生', en: 'Health' },
  MARKET: { zh: '市场监管', en: 'Market regulation' },
  SOCIAL_SECURITY: { zh: '社保就业', en: 'Social security and work' },
  TRANSPORT: { zh: '交通运输', en: 'Transport' },
  URBAN: { zh: '城建住房', en: 'City and housing' },
  WEATHER_WATER: { zh: '气象水文', en: 'Weather and water' },
};

export const formatWords: Record<ResourceFormat, Text> = {
  DATABASE: { zh: '数据库', en: 'Database' },
  DOCUMENT: { zh: '文档', en: 'Document' },
  GEOGRAPHIC: { zh: '空间数据', en: 'Geographic' },
  TABLE: { zh: '表格', en: 'Table' },
};
