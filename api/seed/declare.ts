import type { DatasetDeclaration, FieldDeclaration, Text } from '../../db/catalogue/declaration.ts';
import type { FieldType, Openness } from '../../db/catalogue/vocabulary.ts';

/** A row as its department sends it: text cells in the order of the declared fields. */
export type RawRow = (string | null)[];

/** A dataset of the first seed. */
export interface SeedDataset {
  declaration: DatasetDeclaration;
  rows: () => Iterable<RawRow>;
}

/** A field with the values that most fields of the seed have. */
export function field(
  name: string,
  zh: string,
  en: string,
  type: FieldType,
  example: string,
  rest: Partial<FieldDeclaration> = {},
): FieldDeclaration {
  const title = { zh, en };
  return { name, title, type, example, sensitivity: 'NONE', openness: 'UNCONDITIONAL', ...rest };
}

/** The same fields under a stricter openness, as in a dataset that is restricted as a whole. */
export function all(openness: Openness, fields: FieldDeclaration[]): FieldDeclaration[] {
  return fields.map((one) => ({ ...one, openness }));
}

/** What must be known to read a field of a row's key. */
export const KEY = { key: true, nullable: false } as const;

export function districtField(): FieldDeclaration {
  return field('district', '所在县区代码', 'District code', 'STRING', '410307', {
    indexed: true,
    checks: [{ kind: 'DIVISION' }],
    description: {
      zh: 'GB/T 2260 六位代码，2021 年 3 月调整后；来源未注明的为空',
      en: 'Six-digit code of GB/T 2260 as of March 2021; empty where the source does not say',
    },
  });
}

/** Longitude and latitude in degrees; what they refer to is said once, in the dataset's crs. */
export function pointFields(rest: Partial<FieldDeclaration> = {}): FieldDeclaration[] {
  return [
    field('longitude', '经度', 'Longitude', 'NUMBER', '112.45', { unit: '°', ...rest }),
    field('latitude', '纬度', 'Latitude', 'NUMBER', '34.65', { unit: '°', ...rest }),
  ];
}

/** They together say where a row is. */
export const POINT = { longitude: 'longitude', latitude: 'latitude' };

export const UNKNOWN_CRS = '来源未注明坐标基准 (datum not stated by the source)';
export const SYNTHETIC_CRS = 'CGCS2000（EPSG:4490），点位为虚构 (positions are invented)';

/** The note of every made-up dataset, with what is made up in it. */
export function syntheticNote(zh: string, en: string): Text {
  return {
    zh: `合成数据，仅供演示：由固定种子生成，${zh}，不对应任何真实的人、单位或地点。`,
    en: `Synthetic data for demonstration only, generated from a fixed seed: ${en}. It matches no real person, body or place.`,
  };
}

/** What an open, real dataset of the city usually says. */
export const OPEN = {
  openness: 'UNCONDITIONAL',
  legalBases: [],
  sharing: 'UNCONDITIONAL',
  format: 'TABLE',
  division: '410300',
  synthetic: false,
} as const satisfies Partial<DatasetDeclaration>;

export const OPEN_SYNTHETIC = { ...OPEN, synthetic: true } as const;
