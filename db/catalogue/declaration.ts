import type { FieldCheck } from './checks.ts';
import type { Desensitization } from './desensitization.ts';
import type {
  FieldType,
  LegalBasisKind,
  Openness,
  ReferenceSystem,
  ResourceFormat,
  Sensitivity,
  Sharing,
  Theme,
  UpdateCycle,
} from './vocabulary.ts';

/** A text in both languages of the system; Chinese leads. */
export interface Text {
  zh: string;
  en: string;
}

/** 依据 (M31): the document that carries a restriction. */
export interface LegalBasisDeclaration {
  /** Title without brackets, e.g. 中华人民共和国个人信息保护法. */
  title: string;
  /** Document number, e.g. 国发〔2016〕51号; absent for laws. */
  documentNumber?: string;
  /** Article in the document's own words, e.g. 第二十八条. */
  article: string;
  kind: LegalBasisKind;
}

/** 变更公告: what will become of a published field, and from which day; users build on what is published. */
export interface FieldNotice {
  /** REMOVAL: the field goes (or gets another name). CHANGE: its type, unit, key or emptiness becomes another. */
  kind: 'REMOVAL' | 'CHANGE';
  /** ISO day from which it may be done; at least the notice period after the day of publication. */
  on: string;
  reason: Text;
  /** Name of the field that stands in for it. */
  replacedBy?: string;
}

/** 信息项: one column of a dataset, as its provider declares it. */
export interface FieldDeclaration {
  /** Name in queries: /^[a-z][A-Za-z0-9]{0,62}$/, unique within the dataset, never guessed at read. */
  name: string;
  title: Text;
  description?: Text;
  type: FieldType;
  /** Unit symbol, e.g. µg/m³. */
  unit?: string;
  sensitivity: Sensitivity;
  /** Never more open than the dataset's openness. */
  openness: Openness;
  /** Own basis where the field is stricter than its dataset. */
  legalBasis?: LegalBasisDeclaration;
  /** Required where sensitivity is not NONE and openness is not CLOSED (M31). */
  desensitization?: Desensitization;
  /** What the raw values must be; rows that are not are rejected with their reason (M16–M17). */
  checks?: FieldCheck[];
  /** Part of the row's key; all key fields together identify a row. */
  key?: boolean;
  /** An index serves filters and sorts on this field. */
  indexed?: boolean;
  /** An index serves searching for words in this text. */
  searchable?: boolean;
  /** False where an empty cell is a rejected row. Default true. */
  nullable?: boolean;
  /** Example value as text, shown to everyone; synthetic where sensitivity is not NONE. */
  example?: string;
  /** Header of the column in the provider's file; the zh title where absent. */
  source?: string;
  notice?: FieldNotice;
  /** 基础信息项 of a base database: shared unconditionally, whatever the dataset's sharing (M25(2)). */
  base?: boolean;
  /** 数据类型 and 数据长度 in the words of the filling sheet. */
  guide?: { dataType: string; length: string };
}

/** Elements of the filling sheet that have no other place here, in the provider's own words. */
export interface GuideElements {
  /** 类, 项, 目, 细目1, 细目1.1 as filled in. */
  classification: string[];
  /** 关联业务事项. */
  affair: string;
  /** 信息资源代码 of the department's own list. */
  code: string;
  /** 下设机构. */
  office: string;
  formatCategory: string;
  formatType: string;
  formatNote: string;
  sharingMethodCategory: string;
  sharingMethodType: string;
  /** 发布日期 as filled in. */
  issuedOn: string;
}

/** 匿名化 (M31): no fewer than k rows may share the quasi-identifiers by which a person could be matched. */
export interface AnonymityDeclaration {
  /** Names of released fields, each harmless alone. */
  quasiIdentifiers: string[];
  /** 2 or more. */
  k: number;
}

/** 关联 (M50(2)): that a row leads to the row of another open dataset whose key it names. */
export interface LinkDeclaration {
  /** Name of the edge in the schema of both datasets; no field is called so. */
  name: string;
  title: Text;
  /** Slug of the other dataset. */
  dataset: string;
  /** For each field of the other's key, the field here that has its value. */
  on: { field: string; to: string }[];
}

/** One resource of the catalogue with the metadata of 发改高技〔2017〕1272号. */
export interface DatasetDeclaration {
  /** URL-safe name, /^[a-z][a-z0-9-]{1,62}$/, never used again. */
  slug: string;
  title: Text;
  summary: Text;
  /** Code of the providing department. */
  department: string;
  theme: Theme;
  /** 类/项/目/细目 path of the classification, e.g. ['3','02','001']. */
  classification: string[];
  keywords: string[];
  openness: Openness;
  /** What a user must meet, for CONDITIONAL; why, for CLOSED. */
  opennessCondition?: Text;
  legalBases: LegalBasisDeclaration[];
  sharing: Sharing;
  sharingCondition?: string;
  updateCycle: UpdateCycle;
  format: ResourceFormat;
  /** 6-digit division code (GB/T 2260) of the area covered. */
  division: string;
  /** ISO dates, inclusive. */
  temporal?: { from: string; until: string };
  /** Coordinate reference system in words, where there is geometry. */
  crs?: string;
  /** The reference system, where it is one of those that can be asked about. */
  referenceSystem?: ReferenceSystem;
  /** Names of the two fields, in degrees, that together say where a row is. */
  place?: { longitude: string; latitude: string };
  /** Where the figures come from, shown on the page. */
  sourceNote: Text;
  /** True where rows are made up, for demonstration. */
  synthetic: boolean;
  guide?: GuideElements;
  anonymity?: AnonymityDeclaration;
  links?: LinkDeclaration[];
  fields: FieldDeclaration[];
}
