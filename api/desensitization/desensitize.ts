import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import type { Desensitization } from '../../db/catalogue/desensitization.ts';
import type { FieldType } from '../../db/catalogue/vocabulary.ts';
import type { Sentence } from '../errors.ts';
import { keyedHash } from './keyed-hash.ts';
import { MASKS } from './mask.ts';

type Change = (raw: string) => string | null;

/**
 * The change that a field's rule makes to each value (M31), from the raw value in canonical form to the
 * released one. It runs when a release is made, never at read; nulls stay null.
 */
export function desensitizer(rule: Desensitization | null | undefined, hashKey: Buffer): Change {
  if (rule === null || rule === undefined) return (raw) => raw;
  switch (rule.method) {
    case 'DROP':
      return () => null;
    case 'MASK':
      return MASKS[rule.kind];
    case 'HASH': {
      const digest = keyedHash(hashKey);
      return (raw) => digest(raw).slice(0, 32);
    }
    case 'GENERALISE_DATE':
      return (raw) => raw.slice(0, rule.to === 'YEAR' ? 4 : 7);
    case 'GENERALISE_NUMBER':
      return (raw) => toBand(raw, rule.band);
    case 'ROUND':
      // Adding 0 turns -0 into 0.
      return (raw) => String(Number(Number(raw).toFixed(rule.places)) + 0);
    case 'GENERALISE_ADDRESS':
      return MASKS.ADDRESS;
    case 'GRID':
      return (raw) =>
        raw.startsWith('{') ? geometryToGrid(raw, rule.size) : toGrid(raw, rule.size);
    case 'SUPPRESS_RARE':
      // Which values are rare is known when all rows are there.
      return (raw) => raw;
  }
}

/** Such as 20–29; bands that are no whole numbers meet, such as 0.5–1, and the upper end begins the next. */
function toBand(raw: string, band: number): string {
  // 15 digits, so that 0.3 stands in the band of 0.3 and not below it.
  const exact = (value: number) => Number(value.toPrecision(15));
  const low = exact(Math.floor(exact(Number(raw) / band)) * band);
  return `${low}–${exact(low + band - (Number.isInteger(band) ? 1 : 0))}`;
}

/** 15 digits, so that the middle of a cell carries no binary noise. */
function toGrid(raw: string, size: number): string {
  const cell = Math.floor(Number((Number(raw) / size).toPrecision(15)));
  return String(Number(((cell + 0.5) * size).toPrecision(15)));
}

function geometryToGrid(raw: string, size: number): string {
  const snapped = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(snapped)
      : typeof value === 'number'
        ? Number(toGrid(String(value), size))
        : value;
  const within = (geometry: Record<string, unknown>): unknown => ({
    ...geometry,
    ...('coordinates' in geometry && { coordinates: snapped(geometry['coordinates']) }),
    ...(Array.isArray(geometry['geometries']) && {
      geometries: geometry['geometries'].map((one) => within(one as Record<string, unknown>)),
    }),
  });
  return JSON.stringify(within(JSON.parse(raw) as Record<string, unknown>));
}

/** The type of the cell that a rule reads; the field's declared type is that of the released value. */
export function rawType(
  field: Pick<FieldDeclaration, 'type'> & { desensitization?: Desensitization | null },
): FieldType {
  switch (field.desensitization?.method) {
    case undefined:
      return field.type;
    case 'GENERALISE_DATE':
      return 'DATE';
    case 'GENERALISE_NUMBER':
    case 'ROUND':
      return 'NUMBER';
    case 'GRID':
      return field.type === 'GEOMETRY' ? 'GEOMETRY' : 'NUMBER';
    case 'SUPPRESS_RARE':
      return field.type;
    default:
      return 'STRING';
  }
}

const MASK_SENTENCE: Record<keyof typeof MASKS, Sentence> = {
  NAME: { zh: '只留姓氏', en: 'Only the surname is kept' },
  PHONE: {
    zh: '手机只留前三位和后四位，座机只留区号和后两位',
    en: 'A mobile keeps its first three and last four digits, a landline its area code and last two',
  },
  IDENTITY_NUMBER: { zh: '只留前六位', en: 'Only the first six characters are kept' },
  ADDRESS: { zh: '只到县区', en: 'Only down to the district' },
  ACCOUNT: { zh: '只留后四位', en: 'Only the last four characters are kept' },
  PLATE: { zh: '只留前两位', en: 'Only the first two characters are kept' },
};

/** One sentence for users on what was done to a field. */
export function describeDesensitization(rule: Desensitization): Sentence {
  switch (rule.method) {
    case 'DROP':
      return { zh: '不发布其值', en: 'Values are not released' };
    case 'MASK':
      return MASK_SENTENCE[rule.kind];
    case 'HASH':
      return {
        zh: '以密钥散列代替，仅在本数据集内可比',
        en: 'Replaced by a keyed hash, comparable within this dataset only',
      };
    case 'GENERALISE_DATE':
      return rule.to === 'YEAR'
        ? { zh: '只到年份', en: 'Only the year' }
        : { zh: '只到月份', en: 'Only the month' };
    case 'GENERALISE_NUMBER':
      return { zh: `按 ${rule.band} 一档概化`, en: `In bands of ${rule.band}` };
    case 'ROUND':
      return { zh: `保留 ${rule.places} 位小数`, en: `Rounded to ${rule.places} decimal places` };
    case 'GENERALISE_ADDRESS':
      return MASK_SENTENCE.ADDRESS;
    case 'GRID':
      return {
        zh: `归到 ${rule.size} 见方网格的中心`,
        en: `To the middle of a grid cell of ${rule.size}`,
      };
    case 'SUPPRESS_RARE':
      return {
        zh: `少于 ${rule.below} 行的值不发布`,
        en: `Values that fewer than ${rule.below} rows share are left empty`,
      };
  }
}
