import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import type { DesensitizationProfile } from '../../db/desensitization/profiles.ts';
import type { ColumnAnswer } from '../../db/onboarding/vocabulary.ts';
import { recogniseColumns } from '../desensitization/recognise-column.ts';
import { headerKey } from '../intake/header-key.ts';
import { proposeFields } from '../intake/propose-fields.ts';
import type { BenchTable } from './arrange-tables.ts';
import type { BenchSurroundings } from './bench.ts';

/**
 * A header of the batch: wherever it stands it is one column, declared once. Where it holds something sensitive
 * it is another column than where it does not: the longitude of a museum is not that of a home.
 */
export interface BenchColumn {
  /** The header as it is compared, with the kind of what is sensitive in it. */
  key: string;
  header: string;
  tables: string[];
  files: number;
  /** What it looks like, by its name, its cells and the columns beside it. */
  profile: DesensitizationProfile | undefined;
  /** Hidden in every workbook that has it: left out until somebody decides otherwise. */
  hidden: boolean;
  proposed: Pick<FieldDeclaration, 'type' | 'sensitivity' | 'desensitization'>;
  decided: ColumnAnswer | undefined;
  /** Cells of several files, raw, for the eyes of the department alone. */
  samples: string[];
}

const MOST_CELLS = 3000;
const SAMPLES = 5;

/** The headers of all tables with what is proposed and what has been decided for each, as first met. */
export function proposeColumns(
  tables: readonly BenchTable[],
  { glossary, profiles }: BenchSurroundings,
): BenchColumn[] {
  const found = new Map<string, Found>();
  for (const table of tables) {
    const columns = table.columns.map((header) => ({ header, cells: cellsOf(table, header) }));
    const recognised = recogniseColumns(
      profiles,
      columns.map(({ header, cells }) => ({ name: header, cells })),
    );
    for (const [at, { header, cells }] of columns.entries()) {
      const profile = recognised[at]?.profile;
      const plain = headerKey(header);
      const key = columnKey(header, profile);
      const before = found.get(key) ?? aFound(header, profile);
      found.set(key, before);
      before.tables.push(table.key);
      const having = table.files.filter(({ look }) => has(look.columns, plain));
      before.files += having.length;
      before.hidden &&= having.every(({ look }) => has(look.hiddenColumns, plain));
      before.code ||= having.some(({ look }) => has(look.codeColumns, plain));
      if (before.cells.length < MOST_CELLS) before.cells.push(...cells);
    }
  }
  return [...found].map(([key, { cells, code, ...column }]) => ({
    ...column,
    key,
    proposed: propose(column.header, cells, code, column.profile),
    decided: glossary.columns.get(key),
    samples: [...new Set(cells.filter((cell) => cell.trim() !== ''))].slice(0, SAMPLES),
  }));
}

interface Found {
  header: string;
  tables: string[];
  files: number;
  profile: DesensitizationProfile | undefined;
  hidden: boolean;
  code: boolean;
  cells: string[];
}

/** The subject under which the glossary knows a column. */
function columnKey(header: string, profile: DesensitizationProfile | undefined): string {
  const sensitive = profile !== undefined && profile.treatment !== null;
  return sensitive ? `${headerKey(header)}@${profile.kind}` : headerKey(header);
}

function aFound(header: string, profile: DesensitizationProfile | undefined): Found {
  return {
    header,
    tables: [],
    files: 0,
    profile,
    hidden: true,
    code: false,
    cells: [],
  };
}

function cellsOf({ files }: BenchTable, header: string): string[] {
  const key = headerKey(header);
  return files.flatMap(({ look }) => {
    const at = look.columns.findIndex((column) => headerKey(column) === key);
    return at < 0 ? [] : look.rows.map((cells) => cells[at] ?? '');
  });
}

function propose(
  header: string,
  cells: readonly string[],
  code: boolean,
  profile: DesensitizationProfile | undefined,
): BenchColumn['proposed'] {
  const [field] = proposeFields(
    {
      columns: [header],
      firstRows: cells.map((cell, at) => ({ line: at + 1, cells: [cell] })),
      codeColumns: code ? [header] : [],
    },
    // What it is has been found in its table: alone it may look like something else.
    profile === undefined ? [] : [{ ...profile, names: [header], besidePersons: false }],
  );
  if (field === undefined) throw new Error('one column makes one field');
  const { type, sensitivity, desensitization } = field;
  return { type, sensitivity, ...(desensitization !== undefined && { desensitization }) };
}

const has = (headers: readonly string[], key: string) =>
  headers.some((header) => headerKey(header) === key);
