import type { FieldType } from '../../../db/catalogue/vocabulary.ts';
import { writeRows } from '../../records/write-rows.ts';
import { pageOf } from '../../dcat/describe-dataset.ts';
import { cellText, type Format } from './format.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const DATATYPE: Record<FieldType, string> = {
  STRING: `${XSD}string`,
  INTEGER: `${XSD}integer`,
  NUMBER: `${XSD}double`,
  DECIMAL: `${XSD}decimal`,
  BOOLEAN: `${XSD}boolean`,
  DATE: `${XSD}date`,
  DATETIME: `${XSD}dateTime`,
  GEOMETRY: 'http://www.opengis.net/ont/geosparql#geoJSONLiteral',
};

/** RDF as N-Triples: a row is named by its key, or has no name where the dataset declares none. */
export const nTriples: Format = {
  contentType: 'application/n-triples',
  async *write(pieces, { entry, columns, origin }) {
    const { DataFactory, Writer } = await import('n3');
    const page = pageOf(origin, entry.slug);
    const keys = entry.fields.filter(({ key }) => key).map(({ name }) => name);
    const named = keys.length > 0 && keys.every((key) => columns.some(({ name }) => name === key));
    const predicates = columns.map(({ name, type }) => ({
      name,
      predicate: DataFactory.namedNode(`${page}#${name}`),
      datatype: DataFactory.namedNode(DATATYPE[type]),
    }));
    const writer = new Writer({ format: 'N-Triples' });
    let number = 0;
    for await (const piece of pieces) {
      let text = '';
      for (const record of writeRows(columns, piece)) {
        number += 1;
        const name = keys.map((key) => encodeURIComponent(cellText(record[key]) ?? '')).join('/');
        const row = named
          ? DataFactory.namedNode(`${page}/rows/${name}`)
          : DataFactory.blankNode(`row${number}`);
        for (const { name: field, predicate, datatype } of predicates) {
          const value = cellText(record[field]);
          if (value === null) continue;
          text += writer.quadToString(row, predicate, DataFactory.literal(value, datatype));
        }
      }
      yield text;
    }
  },
};
