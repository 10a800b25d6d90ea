import type { DatasetDeclaration, FieldDeclaration } from '../../db/catalogue/declaration.ts';
import { OPENNESS, type Openness } from '../../db/catalogue/vocabulary.ts';
import type { Finding } from '../compilation/finding.ts';
import type { Sentence } from '../errors.ts';

/**
 * Why an entry is looked at by itself and not with others (M31, M41): the machine found something, something
 * sensitive goes out, or it opens further than what was published before. Empty where nothing stands out.
 */
export function whatStandsOut(
  declaration: DatasetDeclaration,
  findings: readonly Pick<Finding, 'severity'>[],
  published: DatasetDeclaration | undefined,
): Sentence[] {
  const { fields, synthetic } = declaration;
  const found = findings.filter(({ severity }) => severity !== 'NOTE').length;
  const leaving = fields.filter(({ openness }) => openness !== 'CLOSED');
  const sensitive = synthetic ? [] : leaving.filter(({ sensitivity }) => sensitivity !== 'NONE');
  const before = new Map(published?.fields.map((field) => [field.name, field.openness]));
  const opened = leaving.filter(({ name, openness }) => {
    const was = before.get(name);
    return was !== undefined && rank(openness) < rank(was);
  });
  return [
    ...(found > 0 ? [{ zh: `机器检查有${found}处`, en: `${found} findings of the machine` }] : []),
    ...named(sensitive, '敏感信息处理后发布', 'sensitive and released after treatment'),
    ...named(opened, '比已发布的更开放', 'opened further than what is published'),
  ];
}

const rank = (openness: Openness) => OPENNESS.indexOf(openness);

function named(fields: readonly FieldDeclaration[], zh: string, en: string): Sentence[] {
  if (fields.length === 0) return [];
  return [
    {
      zh: `${zh}：${fields.map(({ title }) => title.zh).join('、')}`,
      en: `${en}: ${fields.map(({ title }) => title.en || title.zh).join(', ')}`,
    },
  ];
}
