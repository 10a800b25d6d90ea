import { writeRows } from '../../records/write-rows.ts';
import { escapeXml } from '../../xml.ts';
import { cellText, type Format } from './format.ts';

/** XML: a `record` for each row, an element for each field that has a value. */
export const xml: Format = {
  contentType: 'application/xml',
  async *write(pieces, { entry, release, columns }) {
    const head = `dataset="${entry.slug}" code="${escapeXml(entry.code)}" release="${release.number}"`;
    yield `<?xml version="1.0" encoding="UTF-8"?>\n<records ${head}>\n`;
    for await (const piece of pieces) {
      const records = writeRows(columns, piece).map((record) =>
        columns.map(({ name }) => element(name, cellText(record[name]))).join(''),
      );
      yield records.map((text) => `<record>${text}</record>\n`).join('');
    }
    yield '</records>\n';
  },
};

function element(name: string, text: string | null): string {
  return text === null ? '' : `<${name}>${escapeXml(text)}</${name}>`;
}
