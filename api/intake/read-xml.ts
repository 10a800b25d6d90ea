import type { Sentence } from '../errors.ts';
import { findXmlEncoding } from './xml-encoding.ts';
import type { Batch, Hints, Recognition, TablePlan } from './recognition.ts';
import { Sampler } from './sampler.ts';
import type { Source } from './source.ts';
import { levelsAbove, xmlColumns } from './xml-columns.ts';
import { readXmlEvents } from './xml-events.ts';
import { findXmlRecord } from './xml-record.ts';
import { XmlRows } from './xml-rows.ts';
import { type XmlPath, XmlSurvey } from './xml-survey.ts';

/** Repeated elements as rows. The file is looked at once whole, since a field can first be used in its last record. */
export async function recogniseXml(source: Source, hints: Hints): Promise<Recognition> {
  const { encoding, findings } = await findXmlEncoding(source, hints.encoding);
  const survey = new XmlSurvey();
  for await (const _ of readXmlEvents(source, encoding, survey));
  const record = findXmlRecord(survey, hints.record);
  const columns = xmlColumns(record);
  const plan: TablePlan = {
    format: 'XML',
    encoding,
    xml: {
      record: record.path,
      keys: columns.map(({ key }) => key),
      repeating: survey.paths.filter((path) => path.repeats).map(({ path }) => path),
    },
    headerRow: 0,
    columns: columns.map(({ name }) => name),
  };
  const sample = new Sampler();
  for await (const { rows } of readXml(source, plan)) rows.forEach((row) => sample.add(row));
  return {
    ...plan,
    findings: [...findings, ...layoutFindings(survey, record)],
    firstRows: sample.first,
    laterRows: sample.later,
  };
}

/** Streams the records. */
export async function* readXml(source: Source, plan: TablePlan): AsyncGenerator<Batch> {
  if (plan.xml === undefined) throw new Error('an XML file is read by its layout');
  const rows = new XmlRows(plan.xml);
  for await (const _ of readXmlEvents(source, plan.encoding ?? 'utf-8', rows)) yield rows.take();
}

function layoutFindings({ paths }: XmlSurvey, record: XmlPath): Sentence[] {
  const levels = levelsAbove(record);
  const beside = paths
    .filter((path) => path.hasText || path.attributes.size > 0)
    .filter(({ path }) => path !== record.path && !path.startsWith(`${record.path}/`))
    .filter((path) => !levels.includes(path) || path.hasText)
    .map(({ path }) => path);
  const within = paths.filter(({ path, repeats }) => repeats && path.startsWith(`${record.path}/`));
  return [
    {
      zh: `每个“${record.path}”元素是一行，共 ${record.count} 个`,
      en: `each element “${record.path}” is a row, ${record.count} in all`,
    },
    ...listed(beside, '记录以外的元素未读', 'elements outside the records are not read'),
    ...listed(
      within.map(({ path }) => path),
      '记录内重复的元素并入一格',
      'elements that repeat within a record share a cell',
    ),
  ];
}

function listed(paths: readonly string[], zh: string, en: string): Sentence[] {
  if (paths.length === 0) return [];
  const some = paths.slice(0, 10).join(', ');
  return [{ zh: `${zh}：${some}`, en: `${en}: ${some}` }];
}
