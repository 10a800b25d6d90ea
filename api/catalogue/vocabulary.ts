import { type ClosingGround, THEME, type Theme } from '../../db/catalogue/vocabulary.ts';
import type { Sentence } from '../errors.ts';

export {
  CLOSING_GROUND,
  FIELD_TYPE,
  LEGAL_BASIS_KIND,
  OPENNESS,
  REFERENCE_SYSTEM,
  RESOURCE_FORMAT,
  SENSITIVITY,
  SHARING,
  UPDATE_CYCLE,
} from '../../db/catalogue/vocabulary.ts';
export { THEME };

export const THEME_TITLE: Record<Theme, Sentence> = {
  ECOLOGY: { zh: '生态环境', en: 'Environment' },
  TRANSPORT: { zh: '交通运输', en: 'Transport' },
  CULTURE_TOURISM: { zh: '文化旅游', en: 'Culture and tourism' },
  MARKET: { zh: '市场监管', en: 'Market regulation' },
  EDUCATION: { zh: '教育科技', en: 'Education and science' },
  HEALTH: { zh: '医疗卫生', en: 'Health' },
  URBAN: { zh: '城建住房', en: 'City and housing' },
  SOCIAL_SECURITY: { zh: '社保就业', en: 'Social security and work' },
  AGRICULTURE: { zh: '农业农村', en: 'Agriculture' },
  FINANCE: { zh: '财税金融', en: 'Finance' },
  WEATHER_WATER: { zh: '气象水文', en: 'Weather and water' },
  GEOGRAPHY: { zh: '地理空间', en: 'Geography' },
};

export const OPENNESS_TITLE: Record<string, Sentence> = {
  UNCONDITIONAL: { zh: '无条件开放', en: 'Unconditional' },
  CONDITIONAL: { zh: '有条件开放', en: 'Conditional' },
  CLOSED: { zh: '不予开放', en: 'Closed' },
};

/** In the words of M30 ¶2. */
export const CLOSING_GROUND_TITLE: Record<ClosingGround, Sentence> = {
  COMMERCIAL_SECRET: { zh: '涉及商业秘密', en: 'Business secrets' },
  PERSONAL_PRIVACY: { zh: '涉及个人隐私', en: 'Personal privacy' },
  NATIONAL_SECURITY: { zh: '涉及国家安全', en: 'National security' },
  OTHER_UNSUITABLE: { zh: '其他不宜提供的', en: 'Not suitable to be provided for another reason' },
};

export const UPDATE_CYCLE_TITLE: Record<string, Sentence> = {
  REAL_TIME: { zh: '实时', en: 'Real time' },
  DAILY: { zh: '每日', en: 'Daily' },
  WEEKLY: { zh: '每周', en: 'Weekly' },
  MONTHLY: { zh: '每月', en: 'Monthly' },
  QUARTERLY: { zh: '每季度', en: 'Quarterly' },
  HALF_YEARLY: { zh: '每半年', en: 'Half-yearly' },
  YEARLY: { zh: '每年', en: 'Yearly' },
  IRREGULAR: { zh: '不定期', en: 'Irregular' },
  NEVER: { zh: '不更新', en: 'Never' },
};

export const RESOURCE_FORMAT_TITLE: Record<string, Sentence> = {
  TABLE: { zh: '电子表格', en: 'Table' },
  DATABASE: { zh: '数据库', en: 'Database' },
  GEOGRAPHIC: { zh: '地理空间', en: 'Geographic' },
  DOCUMENT: { zh: '电子文件', en: 'Document' },
};

export const FRESHNESS_TITLE: Record<string, Sentence> = {
  ON_TIME: { zh: '按期更新', en: 'On time' },
  LATE: { zh: '逾期未更新', en: 'Late' },
  NEVER_RELEASED: { zh: '尚未发布数据', en: 'No data yet' },
};
