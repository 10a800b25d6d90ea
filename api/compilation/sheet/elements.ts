import type {
  FieldType,
  ResourceFormat,
  Theme,
  UpdateCycle,
} from '../../../db/catalogue/vocabulary.ts';
import { THEME_TITLE, UPDATE_CYCLE_TITLE } from '../../catalogue/vocabulary.ts';

/**
 * 目录填报表: the 25 columns in which departments already keep their catalogues (发改高技〔2017〕1272号 and
 * its products), one row for each 信息项.
 */
export const SHEET_COLUMNS = {
  class: '部门类信息资源分类',
  item: '项分类',
  group: '目分类',
  detail: '细目分类1',
  subdetail: '细目分类1.1',
  affair: '关联业务事项',
  title: '信息资源名称',
  code: '信息资源代码',
  office: '下设机构',
  summary: '信息资源摘要',
  formatCategory: '信息资源格式分类',
  formatType: '信息资源格式类型',
  formatNote: '其他类型资源格式描述',
  field: '信息项名称',
  dataType: '数据类型',
  length: '数据长度',
  sharing: '共享类型',
  sharingCondition: '共享条件/不予共享依据',
  sharingMethodCategory: '共享方式分类',
  sharingMethodType: '共享方式类型',
  open: '是否向社会开放',
  openCondition: '开放条件',
  updateCycle: '更新周期',
  issuedOn: '发布日期',
  theme: '开放主题分类',
} as const;

export type SheetColumn = keyof typeof SHEET_COLUMNS;
export const SHEET_KEYS = Object.keys(SHEET_COLUMNS) as SheetColumn[];

/** Columns of the 信息项; all others belong to the resource and repeat. */
export const FIELD_COLUMNS: readonly SheetColumn[] = ['field', 'dataType', 'length'];

/** One row of the sheet; an empty cell is an empty text. */
export type SheetRow = Record<SheetColumn, string>;

/**
 * What digits in the sheet mean. The same digit means different things in different products, so whoever
 * brings the sheet says which set it uses; without one, digits are refused and words are read.
 */
export const CODE_SETS = {
  sharing: {
    GUIDE_123: { '1': 'UNCONDITIONAL', '2': 'CONDITIONAL', '3': 'CLOSED' },
    TWO_DIGITS: { '01': 'UNCONDITIONAL', '02': 'CONDITIONAL', '03': 'CLOSED' },
    FROM_ZERO: { '0': 'UNCONDITIONAL', '1': 'CONDITIONAL', '2': 'CLOSED' },
  },
  open: {
    LOCAL_123: { '1': 'UNCONDITIONAL', '2': 'CONDITIONAL', '3': 'CLOSED' },
    GUIDE_YES_NO: { '1': 'YES', '0': 'CLOSED' },
  },
  updateCycle: {
    SIX_IS_YEARLY: {
      '1': 'REAL_TIME',
      '2': 'DAILY',
      '3': 'WEEKLY',
      '4': 'MONTHLY',
      '5': 'QUARTERLY',
      '6': 'YEARLY',
    },
    SIX_IS_HALF_YEARLY: {
      '1': 'REAL_TIME',
      '2': 'DAILY',
      '3': 'WEEKLY',
      '4': 'MONTHLY',
      '5': 'QUARTERLY',
      '6': 'HALF_YEARLY',
      '7': 'YEARLY',
      '8': 'IRREGULAR',
      '9': 'NEVER',
    },
  },
} as const;

/** The sets that a sheet was declared to use. */
export interface SheetCodes {
  sharing?: keyof (typeof CODE_SETS)['sharing'] | undefined;
  open?: keyof (typeof CODE_SETS)['open'] | undefined;
  updateCycle?: keyof (typeof CODE_SETS)['updateCycle'] | undefined;
}

export const SHARING_WORDS = {
  无条件共享: 'UNCONDITIONAL',
  有条件共享: 'CONDITIONAL',
  不予共享: 'CLOSED',
} as const;

export const OPEN_WORDS = {
  无条件开放: 'UNCONDITIONAL',
  有条件开放: 'CONDITIONAL',
  不予开放: 'CLOSED',
  是: 'YES',
  否: 'CLOSED',
} as const;

const titled = <Word extends string>(titles: Record<Word, { zh: string }>) =>
  Object.fromEntries(
    Object.entries<{ zh: string }>(titles).map(([word, { zh }]) => [zh, word]),
  ) as Record<string, Word>;

export const CYCLE_WORDS = titled(UPDATE_CYCLE_TITLE) as Record<string, UpdateCycle>;
export const THEME_WORDS: Record<string, Theme> = titled(THEME_TITLE);

/** 信息项数据类型, by letter and by word. */
export const DATA_TYPES: Record<string, FieldType> = {
  C: 'STRING',
  字符型: 'STRING',
  N: 'DECIMAL',
  数值型: 'DECIMAL',
  Y: 'DECIMAL',
  货币型: 'DECIMAL',
  D: 'DATE',
  日期型: 'DATE',
  T: 'DATETIME',
  日期时间型: 'DATETIME',
  L: 'BOOLEAN',
  逻辑型: 'BOOLEAN',
  M: 'STRING',
  备注型: 'STRING',
  G: 'STRING',
  通用型: 'STRING',
  B: 'NUMBER',
  双精度型: 'NUMBER',
  I: 'INTEGER',
  整型: 'INTEGER',
  F: 'NUMBER',
  浮点型: 'NUMBER',
};

/** 信息资源格式分类; the sheet's own words are kept beside ours. */
export const FORMATS: Record<string, ResourceFormat> = {
  电子文件: 'DOCUMENT',
  电子表格: 'TABLE',
  数据库: 'DATABASE',
  图形图像: 'DOCUMENT',
  流媒体: 'DOCUMENT',
  自描述格式: 'DOCUMENT',
  服务接口: 'DATABASE',
};
