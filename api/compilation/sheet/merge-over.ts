import type {
  DatasetDeclaration,
  FieldDeclaration,
  LegalBasisDeclaration,
} from '../../../db/catalogue/declaration.ts';
import { dataTypeOf } from './write-rows.ts';

/**
 * What a sheet says over what an entry already says. Elements for which the sheet has no column (English,
 * keywords, keys, treatment, examples) stay as they are; fields that it no longer lists go.
 */
export function mergeOver(
  before: DatasetDeclaration,
  sent: DatasetDeclaration,
): DatasetDeclaration {
  const { guide, ...said } = sent;
  const ownCode = guide !== undefined && guide.code !== before.slug ? guide.code : '';
  return {
    ...before,
    title: { ...before.title, zh: said.title.zh },
    summary: { ...before.summary, zh: said.summary.zh },
    theme: said.theme,
    classification: before.guide === undefined ? before.classification : said.classification,
    openness: said.openness,
    ...(said.opennessCondition !== undefined && {
      opennessCondition: { en: '', ...before.opennessCondition, zh: said.opennessCondition.zh },
    }),
    legalBases: union(before.legalBases, said.legalBases),
    sharing: said.sharing,
    ...(said.sharingCondition !== undefined && { sharingCondition: said.sharingCondition }),
    updateCycle: said.updateCycle,
    format: before.guide === undefined ? before.format : said.format,
    ...(guide !== undefined && { guide: { ...guide, code: ownCode } }),
    fields: said.fields.map((field) => mergeField(before.fields, field)),
  };
}

function mergeField(before: readonly FieldDeclaration[], sent: FieldDeclaration): FieldDeclaration {
  const known = before.find((field) => field.title.zh === sent.title.zh);
  if (known === undefined) return sent;
  const sameType = dataTypeOf(known) === sent.guide?.dataType;
  return {
    ...known,
    ...(sameType ? {} : { type: sent.type }),
    ...(sent.guide !== undefined && { guide: sent.guide }),
  };
}

function union(
  before: readonly LegalBasisDeclaration[],
  said: readonly LegalBasisDeclaration[],
): LegalBasisDeclaration[] {
  const place = ({ title, article }: LegalBasisDeclaration) => `${title} ${article}`;
  const known = new Set(before.map(place));
  return [...before, ...said.filter((basis) => !known.has(place(basis)))];
}
