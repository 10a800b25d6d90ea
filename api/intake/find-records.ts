import type { Sentence } from '../errors.ts';
import { isJsonRecord, type JsonRecord } from './exact-json.ts';
import { IntakeError } from './intake-error.ts';

/** How deep answers of programs wrap their rows: {"data":{"list":[…]}}. */
const DEEPEST = 4;

interface Found {
  records: JsonRecord[];
  /** Where the array stands; absent where it is the whole. */
  record?: string;
  findings: Sentence[];
}

/**
 * The objects that are the rows of a JSON text.
 * @throws NOT_A_TABLE, FILE_EMPTY
 */
export function findRecords(json: unknown, wanted: string | undefined): Found {
  if (Array.isArray(json)) {
    if (json.length === 0)
      throw new IntakeError('FILE_EMPTY', '数组里没有对象', 'the array holds no objects');
    if (!json.every(isJsonRecord))
      throw noTable('数组里有不是对象的成员', 'the array holds what is no object');
    return { records: json, findings: [] };
  }
  if (!isJsonRecord(json)) throw noTable('没有对象', 'there are no objects');
  const arrays = [...arraysOf(json, '', DEEPEST)];
  const chosen = wanted === undefined ? arrays : arrays.filter(([path]) => path === wanted);
  const [only, another] = chosen;
  if (only === undefined && wanted === undefined) return { records: [json], findings: [] };
  if (only === undefined || another !== undefined) {
    const names = arrays.map(([path]) => path);
    throw noTable(
      `有几组对象（${names.join('、')}），请用 --record 指明哪一组是数据`,
      `there are several arrays of objects (${names.join(', ')}); say which one is the data with --record`,
    );
  }
  const [record, records] = only;
  const beside = Object.keys(json).filter((name) => name !== record.split('.')[0]);
  return {
    records,
    record,
    findings: [
      { zh: `数据在“${record}”里`, en: `the data stands in “${record}”` },
      ...(beside.length === 0
        ? []
        : [
            {
              zh: `未读其他成员：${beside.join('、')}`,
              en: `other members are not read: ${beside.join(', ')}`,
            },
          ]),
    ],
  };
}

function* arraysOf(
  json: JsonRecord,
  prefix: string,
  deepest: number,
): Generator<[string, JsonRecord[]]> {
  for (const [name, value] of Object.entries(json)) {
    const path = prefix + name;
    if (Array.isArray(value) && value.length > 0 && value.every(isJsonRecord)) yield [path, value];
    else if (isJsonRecord(value) && deepest > 0) yield* arraysOf(value, `${path}.`, deepest - 1);
  }
}

function noTable(zh: string, en: string): IntakeError {
  return new IntakeError(
    'NOT_A_TABLE',
    `这个 JSON 不是一张表：${zh}`,
    `this JSON is no table: ${en}`,
  );
}
