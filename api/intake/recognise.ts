import { columnFindings } from './column-findings.ts';
import { findFormat } from './find-format.ts';
import { openSources } from './open-sources.ts';
import { joinParts, readParts, thinned } from './parts.ts';
import { readDelimited, recogniseDelimited } from './read-delimited.ts';
import { readJson, recogniseJson } from './read-json.ts';
import { readNdjson, recogniseNdjson } from './read-ndjson.ts';
import { readHtml, readWorkbook, recogniseHtml, recogniseWorkbook } from './read-workbook.ts';
import { readXml, recogniseXml } from './read-xml.ts';
import type { Batch, Format, Hints, Recognition, TablePlan } from './recognition.ts';
import type { Source } from './source.ts';

type Recogniser = (source: Source, hints: Hints) => Promise<Recognition>;
type Reader = (source: Source, plan: TablePlan) => AsyncGenerator<Batch>;

const RECOGNISERS: Record<Exclude<Format, 'GEOJSON'>, Recogniser> = {
  CSV: recogniseDelimited,
  WORKBOOK: recogniseWorkbook,
  HTML: recogniseHtml,
  JSON: recogniseJson,
  NDJSON: recogniseNdjson,
  XML: recogniseXml,
};

const READERS: Record<Format, Reader> = {
  CSV: readDelimited,
  WORKBOOK: readWorkbook,
  HTML: readHtml,
  JSON: readJson,
  GEOJSON: readJson,
  NDJSON: readNdjson,
  XML: readXml,
};

/** Finds out what a file is and how it is to be read, from its bytes and not from its name. */
export async function recognise(file: string, hints: Hints = {}): Promise<Recognition> {
  const { sources, packed, findings } = await openSources(file);
  const tables = [];
  for (const source of sources) {
    const recognition = await RECOGNISERS[await findFormat(source)](source, hints);
    tables.push({
      name: source.name,
      recognition: packed ? thinned(recognition, sources.length) : recognition,
    });
  }
  const joined = joinParts(tables, packed, hints);
  return { ...joined, findings: [...findings, ...joined.findings, ...columnFindings(joined)] };
}

/** The rows of a recognised file, in batches. */
export async function* readRows(file: string, recognition: Recognition): AsyncGenerator<Batch> {
  const { sources } = await openSources(file);
  yield* readParts(sources, recognition, (source, plan) => READERS[plan.format](source, plan));
}
