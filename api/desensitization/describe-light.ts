import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import type { Light, PricedRemedy, Remedy } from '../../db/desensitization/light.ts';
import type { Sentence } from '../errors.ts';
import { describeStep } from './coarser-steps.ts';

type Titled = readonly Pick<FieldDeclaration, 'name' | 'title'>[];

/** The fields together in words, such as 县区 + 出生年份 + 性别. */
function together(names: readonly string[], fields: Titled): Sentence {
  const titles = names.map(
    (name) => fields.find((field) => field.name === name)?.title ?? { zh: name, en: name },
  );
  return {
    zh: titles.map(({ zh }) => zh).join(' + '),
    en: titles.map(({ zh, en }) => (en === '' ? zh : en)).join(' + '),
  };
}

/** The light in one sentence: whether, and how many, rows could be matched to persons. */
export function describeLight(
  { by, quasiIdentifiers, k, rowsBelow }: Light,
  fields: Titled,
): Sentence {
  const { zh, en } = together(quasiIdentifiers, fields);
  const guessed = by === 'GUESSED';
  if (rowsBelow === 0)
    return {
      zh: `绿灯：只凭 ${zh}，没有行能对上具体的人（每组至少 ${k} 行）`,
      en: `Green: by ${en} alone no row can be matched to a person (at least ${k} are alike)`,
    };
  return {
    zh: `${guessed ? '黄灯' : '红灯'}：有 ${rowsBelow} 行只凭 ${zh} 就可能对上具体的人（每组至少 ${k} 行）`,
    en: `${guessed ? 'Amber' : 'Red'}: ${rowsBelow} rows can be matched to a person by ${en} alone (at least ${k} must be alike)`,
  };
}

/** A remedy in words, with its cost and what it leaves. */
export function describeRemedy(
  { remedy, rows, cells, rowsLeft }: PricedRemedy,
  fields: Titled,
): Sentence {
  const cost =
    rows > 0
      ? { zh: `代价 ${rows} 行`, en: `costs ${rows} rows` }
      : { zh: `代价 ${cells} 格`, en: `costs ${cells} cells` };
  const left =
    rowsLeft === 0
      ? { zh: '之后没有这样的行', en: 'leaves no such row' }
      : { zh: `之后还剩 ${rowsLeft} 行`, en: `leaves ${rowsLeft} such rows` };
  const done = describeDone(remedy, fields);
  return { zh: `${done.zh}：${cost.zh}，${left.zh}`, en: `${done.en}: ${cost.en}, ${left.en}` };
}

/** What a remedy does, also for those who read the release. */
export function describeDone(remedy: Remedy, fields: Titled): Sentence {
  if (remedy.kind === 'DROP_ROWS') return { zh: '不发布这些行', en: 'These rows are left out' };
  const { zh, en } = together([remedy.field], fields);
  switch (remedy.kind) {
    case 'GENERALISE': {
      const step = describeStep(remedy.step);
      return { zh: `“${zh}”${step.zh}`, en: `“${en}” ${step.en}` };
    }
    case 'SUPPRESS':
      return { zh: `“${zh}”的罕见值不发布`, en: `Rare values of “${en}” are left empty` };
    case 'DROP_COLUMN':
      return { zh: `“${zh}”未发布`, en: `“${en}” is left out` };
  }
}
