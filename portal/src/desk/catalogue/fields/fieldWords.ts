import { opennessWords, typeWords } from '../../../language/words';
import type { FieldDeclaration, Treatment } from '../declaration';
import { basisWords } from '../elements';
import { sensitivityWords, TREATMENTS, treatmentValue } from '../words';
import { checkSentence } from './checkSentence';

export function treatmentWords(treatment: Treatment): string {
  const value = treatmentValue(treatment);
  const words = TREATMENTS.find((one) => one.value === value)?.words ?? value;
  switch (treatment.method) {
    case 'GENERALISE_NUMBER':
      return `${words}，每段${treatment.band}`;
    case 'ROUND':
      return `${words}（${treatment.places}位）`;
    case 'GRID':
      return `${words}，边长${treatment.size}`;
    case 'SUPPRESS_RARE':
      return `${words}，少于${treatment.below}行`;
    default:
      return words;
  }
}

/** What a field says beside its name, type, openness and treatment. */
export function otherWords(field: FieldDeclaration): string[] {
  const said = [
    field.description?.zh,
    field.legalBasis && `依据${basisWords(field.legalBasis)}`,
    field.nullable === false && !field.key ? '不能为空' : undefined,
    field.example && `例：${field.example}`,
    ...(field.checks ?? []).map((check) => `核对${checkSentence(check)}`),
    field.notice &&
      `公告：${field.notice.on}起将${field.notice.kind === 'REMOVAL' ? '删除或改名' : '改变'}，${field.notice.reason.zh}`,
  ];
  return said.filter((words): words is string => Boolean(words));
}

/** A whole field, a line for each thing that it says. */
export function fieldLines(field: FieldDeclaration): string[] {
  const { title, type, unit, key, openness, sensitivity, desensitization } = field;
  return [
    [title.zh, title.en].filter(Boolean).join(' / '),
    [typeWords[type].zh, unit, key ? '主键' : undefined].filter(Boolean).join('，'),
    [
      opennessWords[openness].zh,
      sensitivityWords[sensitivity],
      desensitization && treatmentWords(desensitization),
    ]
      .filter(Boolean)
      .join('，'),
    ...otherWords(field),
  ];
}
