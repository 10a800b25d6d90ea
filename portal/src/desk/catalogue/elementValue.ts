import type { FieldType, Openness } from '../../graphql/contract';
import { opennessWords, typeWords } from '../../language/words';
import type {
  Declaration,
  FieldCheck,
  FieldDeclaration,
  LegalBasisDeclaration,
  Sensitivity,
  Treatment,
} from './declaration';
import { basisWords, ELEMENTS } from './elements';
import { checkSentence } from './fields/checkSentence';
import { fieldLines, treatmentWords } from './fields/fieldWords';
import { sensitivityWords } from './words';

const NOTHING = '（空）';

/** Parts of a field whose values have words of their own. */
const PARTS: Record<string, (value: never) => string> = {
  type: (type: FieldType) => typeWords[type].zh,
  openness: (openness: Openness) => opennessWords[openness].zh,
  sensitivity: (sensitivity: Sensitivity) => sensitivityWords[sensitivity],
  desensitization: (treatment: Treatment) => treatmentWords(treatment),
  legalBasis: (basis: LegalBasisDeclaration) => basisWords(basis),
  checks: (checks: FieldCheck[]) => checks.map(checkSentence).join('；'),
};

/** What an entry says at a path, in the words in which it is read anywhere else. */
export function elementValue(path: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return NOTHING;
  const [first = '', field, part] = path.split('.');
  if (first !== 'fields') {
    const words = ELEMENTS.find(({ element }) => element === first)?.shown({
      [first]: value,
    } as unknown as Declaration);
    return words === undefined ? plainValue(value) : words || NOTHING;
  }
  if (field === undefined) return plainValue(value);
  if (part === undefined) return fieldLines(value as FieldDeclaration).join('\n');
  return PARTS[part]?.(value as never) ?? plainValue(value);
}

/** A value without words of its own; what is made of parts stands with its parts in their order. */
function plainValue(value: unknown): string {
  if (value === null || value === '') return NOTHING;
  if (Array.isArray(value)) return value.length === 0 ? NOTHING : value.map(plainValue).join('、');
  if (typeof value === 'object')
    return Object.values(value)
      .filter((part) => part !== '')
      .map(plainValue)
      .join('，');
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
