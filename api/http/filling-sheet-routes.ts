import type { FastifyInstance } from 'fastify';
import { tmpdir } from 'node:os';
import { z } from 'zod';
import { exportSheet, type SheetFormat } from '../compilation/export-sheet.ts';
import { CODE_SETS } from '../compilation/sheet/elements.ts';
import { badInput, Refusal } from '../errors.ts';
import { answerCoded } from './coded-answers.ts';
import { acceptFiles, receiveFile } from './receive-file.ts';
import type { PublicParts } from './public-parts.ts';
import { viewerOfRequest } from './viewer-of-request.ts';

/** A filling sheet of a whole city stays below this. */
const MOST_BYTES = 20 * 1024 * 1024;

const setNames = <Sets extends object>(sets: Sets) =>
  z.enum(Object.keys(sets) as [keyof Sets & string, ...(keyof Sets & string)[]]).optional();

const importQuery = z.object({
  name: z.string().max(255).default('sheet.xlsx'),
  sharing: setNames(CODE_SETS.sharing),
  open: setNames(CODE_SETS.open),
  updateCycle: setNames(CODE_SETS.updateCycle),
  dryRun: z.stringbool().default(false),
});

const DOWNLOADS: Record<SheetFormat, { file: string; type: string }> = {
  xlsx: {
    file: 'catalogue.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  'csv-utf8': { file: 'catalogue.csv', type: 'text/csv; charset=utf-8' },
  'csv-gb18030': { file: 'catalogue.csv', type: 'text/csv; charset=gb18030' },
};

/** 目录填报表 in and out, as files: `POST /desk/filling-sheet` and `GET /desk/filling-sheet/:format`. */
export async function fillingSheetRoutes(
  server: FastifyInstance,
  { system, publicUrl }: PublicParts,
): Promise<void> {
  const whoAsks = viewerOfRequest(system, publicUrl);
  answerCoded(server);
  acceptFiles(server);

  server.post('/desk/filling-sheet', { bodyLimit: MOST_BYTES }, async (request) => {
    const query = importQuery.safeParse(request.query);
    if (!query.success) {
      const [issue] = query.error.issues;
      const argument = issue?.path.join('.') ?? 'query';
      throw badInput('UNKNOWN_VALUE', argument, `${argument} 不合要求`, issue?.message ?? '');
    }
    const { name, dryRun, ...codes } = query.data;
    const viewer = await whoAsks(request);
    const sent = await receiveFile(request, { folder: tmpdir(), name, most: MOST_BYTES });
    try {
      // Reading whatever is sent takes all of the intake, which nobody else here needs.
      const { importSheet } = await import('../compilation/import-sheet.ts');
      return { entries: await importSheet(system, viewer, { file: sent.file, codes, dryRun }) };
    } finally {
      await sent.remove();
    }
  });

  server.get<{ Params: { format: string } }>(
    '/desk/filling-sheet/:format',
    async (request, reply) => {
      const format = (Object.keys(DOWNLOADS) as SheetFormat[]).find(
        (one) => one === request.params.format,
      );
      if (format === undefined) throw new Refusal('NOT_FOUND', { argument: 'format' });
      const { file, type } = DOWNLOADS[format];
      const content = await exportSheet(system, await whoAsks(request), format);
      return reply
        .type(type)
        .header('content-disposition', `attachment; filename="${file}"`)
        .header('cache-control', 'no-store')
        .send(content);
    },
  );
}
