import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';
import { RESTRICTS_SHARING } from './admissible-bases.ts';
import { blank, error, type Finding } from './finding.ts';

/** First level of the classification that a base database has: 人口、法人、空间地理、信用、证照. */
const BASE = '1';

/** What keeps data from the public or from other departments says so, with condition and basis (M24–M25, M31). */
export function* checkRestrictions(entry: DatasetDeclaration): Generator<Finding> {
  yield* checkOpenness(entry);
  yield* checkSharing(entry);
  yield* checkBaseItems(entry);
  yield* checkBases(entry);
}

/** M31: what is restricted says on which condition and on which basis. */
function* checkOpenness(entry: DatasetDeclaration): Generator<Finding> {
  if (entry.openness === 'UNCONDITIONAL') return;
  if (blank(entry.opennessCondition?.zh))
    yield error(
      'opennessCondition',
      '有条件开放须写明条件，不予开放须写明理由',
      'conditional opening needs its condition, closing its reason',
    );
  if (entry.legalBases.length === 0)
    yield error(
      'legalBases',
      '有条件开放、不予开放须有依据（M31）',
      'a restriction needs its legal basis (M31)',
    );
}

/** M24–M25: a restriction of sharing has its condition and an admissible basis. */
function* checkSharing(entry: DatasetDeclaration): Generator<Finding> {
  if (entry.sharing === 'UNCONDITIONAL') return;
  if (blank(entry.sharingCondition))
    yield error(
      'sharingCondition',
      '有条件共享须写明条件，不予共享须写明依据',
      'a restriction of sharing needs its condition or basis',
    );
  if (!entry.legalBases.some(({ kind }) => RESTRICTS_SHARING.has(kind)))
    yield error(
      'legalBases',
      '限制共享须依据法律、行政法规或党中央、国务院政策（M25）；地方性法规、部门文件不能作依据',
      'sharing is restricted only on a law, an administrative regulation or policy of the Party centre or the State Council (M25); local regulations and documents of ministries are no basis',
    );
}

/** M25(2): the base items of the base databases are what every department needs. */
function* checkBaseItems(entry: DatasetDeclaration): Generator<Finding> {
  const marked = entry.fields.filter(({ base }) => base === true);
  if (entry.classification[0] !== BASE) {
    for (const { name } of marked)
      yield error(
        `fields.${name}.base`,
        '只有基础数据库（分类第一类）有基础信息项',
        'only a base database (class 1) has base items',
      );
    return;
  }
  if (entry.sharing === 'CLOSED')
    yield error(
      'sharing',
      '基础数据库的基础信息项应当无条件共享，不能整体不予共享（M25）',
      'the base items of a base database are shared unconditionally: it is not closed as a whole (M25)',
    );
  if (entry.sharing === 'CONDITIONAL' && marked.length === 0)
    yield error(
      'fields',
      '有条件共享的基础数据库须逐项标明基础信息项，它们无条件共享（M25）',
      'a base database that is shared on conditions marks its base items, which are shared unconditionally (M25)',
    );
}

/** A basis says what it is and where: a document without its article is none. */
function* checkBases(entry: DatasetDeclaration): Generator<Finding> {
  const named = [
    ...entry.legalBases.map((basis) => ['legalBases', basis] as const),
    ...entry.fields.flatMap(({ name, legalBasis }) =>
      legalBasis === undefined ? [] : [[`fields.${name}.legalBasis`, legalBasis] as const],
    ),
  ];
  for (const [element, { title, article }] of named)
    if (blank(title) || blank(article))
      yield error(
        element,
        '依据须写明文件名称和条款',
        'a basis names its document and its article',
      );
}
