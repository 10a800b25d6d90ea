import type { LegalBasisDeclaration } from '../../db/catalogue/declaration.ts';
import type { ColumnAnswer } from '../../db/onboarding/vocabulary.ts';
import { badInput } from '../errors.ts';
import type { BenchColumn } from './propose-columns.ts';
import type { ReadAnswer } from './read-answer.ts';

/**
 * What an answer means for one column: what is sensitive is treated as proposed unless another treatment is
 * said, and a restriction needs its basis (M31).
 * @throws BAD_USER_INPUT MISSING
 */
export function decideColumn(
  column: Pick<BenchColumn, 'header' | 'proposed'>,
  { audience, legalBasis, question, ...said }: ReadAnswer<'audience'>,
): ColumnAnswer {
  const { proposed } = column;
  const desensitization = said.desensitization ?? proposed.desensitization;
  if ((audience === 'AFTER_APPLICATION' || audience === 'NOBODY') && legalBasis === undefined)
    throw badInput(
      'MISSING',
      'answer.legalBasis',
      '不是人人能看的列须写明依据（M31）',
      'a column that not everyone may see needs its legal basis (M31)',
    );
  if (audience === 'ASK' && question === undefined)
    throw badInput('MISSING', 'answer.question', '请写明要问什么', 'say what you ask');
  const sensitivity =
    said.desensitization !== undefined && proposed.sensitivity === 'NONE'
      ? 'PERSONAL'
      : proposed.sensitivity;
  const treated = audience !== 'NOBODY';
  return {
    audience,
    sensitivity,
    type: said.type ?? typeUnder(said.desensitization, proposed),
    ...(treated && desensitization !== undefined && { desensitization }),
    ...(legalBasis !== undefined && { legalBasis: asKept(legalBasis) }),
    ...(audience === 'ASK' && question !== undefined && { question }),
  };
}

/** Another treatment leaves another type: texts, but for rounded numbers, and values that stay as they are. */
function typeUnder(
  treatment: ReadAnswer<'audience'>['desensitization'],
  proposed: BenchColumn['proposed'],
): ColumnAnswer['type'] {
  if (treatment === undefined) return proposed.type;
  if (treatment.method === 'SUPPRESS_RARE') return proposed.type;
  return treatment.method === 'ROUND' || treatment.method === 'GRID' ? 'NUMBER' : 'STRING';
}

function asKept({
  documentNumber,
  ...basis
}: NonNullable<ReadAnswer<'audience'>['legalBasis']>): LegalBasisDeclaration {
  return { ...basis, ...(documentNumber !== undefined && { documentNumber }) };
}
