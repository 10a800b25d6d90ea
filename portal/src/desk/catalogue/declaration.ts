import type {
  FieldType,
  Openness,
  ResourceFormat,
  Text,
  Theme,
  UpdateCycle,
} from '../../graphql/contract';

/** 元数据全文: the declaration of an entry, as the endpoint takes and gives it. */
export interface Words {
  zh: string;
  en: string;
}

export type LegalBasisKind =
  | 'LAW'
  | 'ADMINISTRATIVE_REGULATION'
  | 'LOCAL_REGULATION'
  | 'STATE_DOCUMENT'
  | 'MINISTRY_DOCUMENT';

export interface LegalBasisDeclaration {
  title: string;
  documentNumber?: string;
  article: string;
  kind: LegalBasisKind;
}

export type Sensitivity = 'NONE' | 'PERSONAL' | 'COMMERCIAL' | 'SECURITY';

export type Treatment =
  | { method: 'DROP' }
  | { method: 'MASK'; kind: 'NAME' | 'PHONE' | 'IDENTITY_NUMBER' | 'ADDRESS' | 'ACCOUNT' | 'PLATE' }
  | { method: 'HASH' }
  | { method: 'GENERALISE_DATE'; to: 'YEAR' | 'MONTH' }
  | { method: 'GENERALISE_NUMBER'; band: number }
  | { method: 'ROUND'; places: number }
  | { method: 'GENERALISE_ADDRESS' }
  | { method: 'GRID'; size: number }
  | { method: 'SUPPRESS_RARE'; below: number };

export type FieldCheck =
  | {
      kind: 'IDENTITY_NUMBER' | 'PERSON_DOCUMENT' | 'CREDIT_CODE' | 'PHONE' | 'EMAIL' | 'UNIQUE';
    }
  | { kind: 'DIVISION'; year?: number; yearOf?: string }
  | { kind: 'RANGE'; least?: string; most?: string }
  | { kind: 'PATTERN'; pattern: string }
  | { kind: 'CODE_LIST'; codes: string[] }
  | { kind: 'REFERENCE'; dataset: string; field: string };

export interface FieldNotice {
  kind: 'REMOVAL' | 'CHANGE';
  on: string;
  reason: Words;
  replacedBy?: string;
}

/** 坐标参考系 that positions can be asked in. */
export type ReferenceSystem = 'WGS_84' | 'CGCS2000' | 'GCJ_02' | 'BD_09';

export interface FieldDeclaration {
  name: string;
  title: Words;
  description?: Words;
  type: FieldType;
  unit?: string;
  sensitivity: Sensitivity;
  openness: Openness;
  legalBasis?: LegalBasisDeclaration;
  desensitization?: Treatment;
  checks?: FieldCheck[];
  key?: boolean;
  indexed?: boolean;
  searchable?: boolean;
  nullable?: boolean;
  example?: string;
  source?: string;
  notice?: FieldNotice;
  base?: boolean;
  guide?: { dataType: string; length: string };
}

export interface Declaration {
  slug: string;
  title: Words;
  summary: Words;
  department: string;
  theme: Theme;
  classification: string[];
  keywords: string[];
  openness: Openness;
  opennessCondition?: Words;
  legalBases: LegalBasisDeclaration[];
  sharing: Openness;
  sharingCondition?: string;
  updateCycle: UpdateCycle;
  format: ResourceFormat;
  division: string;
  temporal?: { from: string; until: string };
  crs?: string;
  referenceSystem?: ReferenceSystem;
  place?: { longitude: string; latitude: string };
  sourceNote: Words;
  synthetic: boolean;
  guide?: Record<string, string | string[]>;
  anonymity?: { quasiIdentifiers: string[]; k: number };
  /** Declared by those who send the entry as a file; kept as it is. */
  links?: unknown[];
  fields: FieldDeclaration[];
}

/** What a machine check says of one element. */
export interface Finding {
  element: string;
  severity: 'ERROR' | 'WARNING' | 'NOTE';
  message: Text;
}

/** An entry with nothing in it but what follows from who writes it. */
export function emptyDeclaration(department: string): Declaration {
  return {
    slug: '',
    title: { zh: '', en: '' },
    summary: { zh: '', en: '' },
    department,
    theme: 'GEOGRAPHY',
    classification: [],
    keywords: [],
    openness: 'UNCONDITIONAL',
    legalBases: [],
    sharing: 'UNCONDITIONAL',
    updateCycle: 'MONTHLY',
    format: 'TABLE',
    division: '410300',
    sourceNote: { zh: '', en: '' },
    synthetic: false,
    fields: [],
  };
}
