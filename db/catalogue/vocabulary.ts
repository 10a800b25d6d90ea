/**
 * The closed word lists of the catalogue. Each list is also a CHECK constraint in the database,
 * so that a word the law does not know cannot be stored.
 */

/** 开放属性 (M30): exactly one for each dataset, and one for each field. */
export const OPENNESS = ['UNCONDITIONAL', 'CONDITIONAL', 'CLOSED'] as const;
export type Openness = (typeof OPENNESS)[number];

/**
 * On which ground of M30 ¶2 a resource is closed. State secrets are not among them: they stay outside (M2), and
 * so does everything that would name one.
 */
export const CLOSING_GROUND = [
  'COMMERCIAL_SECRET',
  'PERSONAL_PRIVACY',
  'NATIONAL_SECURITY',
  'OTHER_UNSUITABLE',
] as const;
export type ClosingGround = (typeof CLOSING_GROUND)[number];

/** 共享属性 between departments (M24). */
export const SHARING = ['UNCONDITIONAL', 'CONDITIONAL', 'CLOSED'] as const;
export type Sharing = (typeof SHARING)[number];

/** 更新周期 (发改高技〔2017〕1272号, element 11). */
export const UPDATE_CYCLE = [
  'REAL_TIME',
  'DAILY',
  'WEEKLY',
  'MONTHLY',
  'QUARTERLY',
  'HALF_YEARLY',
  'YEARLY',
  'IRREGULAR',
  'NEVER',
] as const;
export type UpdateCycle = (typeof UPDATE_CYCLE)[number];

/** 信息资源格式 (element 7), the category only. */
export const RESOURCE_FORMAT = ['TABLE', 'DATABASE', 'GEOGRAPHIC', 'DOCUMENT'] as const;
export type ResourceFormat = (typeof RESOURCE_FORMAT)[number];

/**
 * 信息项数据类型, in the words of Table Schema.
 * NUMBER holds at most 15 significant digits and travels as a JSON number without loss;
 * DECIMAL holds any number of digits and travels as text. INTEGER stays within ±2^53.
 * GEOMETRY is a GeoJSON geometry.
 */
export const FIELD_TYPE = [
  'STRING',
  'INTEGER',
  'NUMBER',
  'DECIMAL',
  'BOOLEAN',
  'DATE',
  'DATETIME',
  'GEOMETRY',
] as const;
export type FieldType = (typeof FIELD_TYPE)[number];

/**
 * 坐标参考系 in which longitudes and latitudes can be given. GCJ-02 and BD-09 are those of Chinese map providers, off by
 * hundreds of metres.
 */
export const REFERENCE_SYSTEM = ['WGS_84', 'CGCS2000', 'GCJ_02', 'BD_09'] as const;
export type ReferenceSystem = (typeof REFERENCE_SYSTEM)[number];

/** 敏感级别 of a field: what a leak of it would touch. */
export const SENSITIVITY = ['NONE', 'PERSONAL', 'COMMERCIAL', 'SECURITY'] as const;
export type Sensitivity = (typeof SENSITIVITY)[number];

/**
 * What a legal basis is; what is admissible depends on its use (M25(1), M31). STATE_DOCUMENT: policy of the Party
 * centre or the State Council. MINISTRY_DOCUMENT: rules and documents of the State Council's departments.
 */
export const LEGAL_BASIS_KIND = [
  'LAW',
  'ADMINISTRATIVE_REGULATION',
  'LOCAL_REGULATION',
  'STATE_DOCUMENT',
  'MINISTRY_DOCUMENT',
] as const;
export type LegalBasisKind = (typeof LEGAL_BASIS_KIND)[number];

/** 开放主题分类. */
export const THEME = [
  'ECOLOGY',
  'TRANSPORT',
  'CULTURE_TOURISM',
  'MARKET',
  'EDUCATION',
  'HEALTH',
  'URBAN',
  'SOCIAL_SECURITY',
  'AGRICULTURE',
  'FINANCE',
  'WEATHER_WATER',
  'GEOGRAPHY',
] as const;
export type Theme = (typeof THEME)[number];
