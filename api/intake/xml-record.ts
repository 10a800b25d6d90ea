import { IntakeError } from './intake-error.ts';
import type { XmlPath, XmlSurvey } from './xml-survey.ts';

/**
 * The elements that are the rows of an XML file. Of elements that repeat and hold more than a text: the
 * outermost whose children are fields; where all data stands in attributes, the innermost level, and the
 * levels above give it their attributes. A plain list of texts is a table of one column.
 * @throws NOT_A_TABLE
 */
export function findXmlRecord(survey: XmlSurvey, wanted: string | undefined): XmlPath {
  const { paths } = survey;
  if (wanted !== undefined) {
    const said = paths.find(({ path, name }) => path === wanted || name === wanted);
    if (said !== undefined) return said;
    throw noTable(`没有元素“${wanted}”`, `there is no element “${wanted}”`);
  }
  const repeated = paths.filter((path) => path.repeats);
  const complex = repeated.filter((path) => path.attributes.size > 0 || path.below.size > 0);
  const found =
    complex.find(hasFields) ??
    most(complex) ??
    most(repeated) ??
    paths.find((path) => path.parent !== undefined && hasFields(path)) ??
    paths.findLast((path) => path.attributes.size > 0);
  if (found !== undefined) return found;
  throw noTable('没有重复的元素', 'no element repeats');
}

/** A field is a child that holds a text and nothing else. */
function hasFields(path: XmlPath): boolean {
  return [...path.below.values()].some((child) => child.hasText && child.below.size === 0);
}

function most(paths: readonly XmlPath[]): XmlPath | undefined {
  return paths.toSorted((a, b) => b.count - a.count || b.path.length - a.path.length)[0];
}

function noTable(zh: string, en: string): IntakeError {
  return new IntakeError(
    'NOT_A_TABLE',
    `这个 XML 不是一张表：${zh}`,
    `this XML is no table: ${en}`,
  );
}
