import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import type { CoarserStep } from '../../db/desensitization/light.ts';
import type { Sentence } from '../errors.ts';

/** The ways in which the released values of a field can become coarser and stay of its type. */
export function coarserSteps(field: FieldDeclaration): CoarserStep[] {
  const rule = field.desensitization;
  switch (rule?.method) {
    case 'GENERALISE_DATE':
      return rule.to === 'MONTH' ? [{ by: 'YEAR' }] : [{ by: 'DECADE' }];
    case 'GENERALISE_NUMBER':
      return Number.isInteger(rule.band)
        ? [2, 5, 10].map((times) => ({ by: 'BAND', band: rule.band * times }))
        : [];
    case 'ROUND':
      return [1, 2]
        .filter((less) => rule.places >= less)
        .map((less) => ({ by: 'ROUND', places: rule.places - less }));
    case 'GRID':
      return field.type === 'GEOMETRY'
        ? []
        : [2, 5, 10].map((times) => ({ by: 'GRID', size: rule.size * times }));
    case undefined:
      break;
    default:
      return [];
  }
  if (field.checks?.some(({ kind }) => kind === 'DIVISION') === true) return [{ by: 'CITY' }];
  return field.type === 'INTEGER' || field.type === 'NUMBER' || field.type === 'DECIMAL'
    ? [
        { by: 'FLOOR', to: 5 },
        { by: 'FLOOR', to: 10 },
      ]
    : [];
}

/** A step in words, for the officer and for those who read the release. */
export function describeStep(step: CoarserStep): Sentence {
  switch (step.by) {
    case 'YEAR':
      return { zh: '只到年份', en: 'only the year' };
    case 'DECADE':
      return { zh: '只到十年', en: 'only the ten years' };
    case 'BAND':
      return { zh: `按 ${step.band} 一档`, en: `in bands of ${step.band}` };
    case 'FLOOR':
      return { zh: `按 ${step.to} 取整`, en: `down to multiples of ${step.to}` };
    case 'ROUND':
      return { zh: `保留 ${step.places} 位小数`, en: `rounded to ${step.places} decimal places` };
    case 'GRID':
      return { zh: `归到 ${step.size} 网格`, en: `to a grid of ${step.size}` };
    case 'CITY':
      return { zh: '只到市', en: 'only the city' };
  }
}
