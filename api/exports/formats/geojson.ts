import { writeRows } from '../../records/write-rows.ts';
import type { Format, Writing } from './format.ts';

/** GeoJSON (RFC 7946): each row a feature, its first geometry the feature's, the other fields its properties. */
export const geojson: Format = {
  contentType: 'application/geo+json',
  cannot: (writing) =>
    geometryOf(writing) === undefined
      ? {
          zh: '所取字段里没有几何字段，请选其他格式',
          en: 'no geometry is among the fields that are taken: choose another format',
        }
      : undefined,
  async *write(pieces, writing) {
    const geometry = geometryOf(writing) ?? '';
    const { entry, columns } = writing;
    // RFC 7946 knows WGS 84 only; what the rows really stand in has to be said.
    const crs = entry.crs === null ? '' : `"referenceSystem":${JSON.stringify(entry.crs)},`;
    yield `{"type":"FeatureCollection",${crs}"features":[`;
    let comma = '\n';
    for await (const piece of pieces) {
      const features = writeRows(columns, piece).map(({ [geometry]: shape, ...properties }) =>
        JSON.stringify({ type: 'Feature', geometry: shape ?? null, properties }),
      );
      yield comma + features.join(',\n');
      comma = ',\n';
    }
    yield '\n]}\n';
  },
};

function geometryOf({ columns }: Writing): string | undefined {
  return columns.find(({ type }) => type === 'GEOMETRY')?.name;
}
