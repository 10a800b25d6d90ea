import type { Sentence } from '../errors.ts';
import { IntakeError } from './intake-error.ts';

interface Named {
  columns: string[];
  findings: Sentence[];
}

/**
 * The columns of a header row: names without their line breaks, trailing blank ones left out, nameless ones
 * numbered by their place.
 * @throws DUPLICATE_COLUMN unless they are to be numbered apart
 */
export function nameColumns(
  cells: readonly (string | null)[],
  doubles: 'NUMBER' | undefined,
): Named {
  const names = cells.map(headerText);
  while (names.at(-1) === '') names.pop();
  const findings: Sentence[] = [];
  const broken = names.filter((name, at) => name !== (cells[at] ?? '').trim());
  if (broken.length > 0) {
    findings.push({
      zh: `去掉了列名里的换行：${broken.join('、')}`,
      en: `line breaks in column names are taken out: ${broken.join(', ')}`,
    });
  }
  const phantom = cells.length - names.length;
  if (phantom > 0) {
    findings.push({
      zh: `略去末尾 ${phantom} 个空列`,
      en: `${phantom} empty columns at the end are left out`,
    });
  }
  const apart = doubles === 'NUMBER' ? numberApart(names) : names;
  const numbered = apart.filter((name, at) => name !== names[at]);
  if (numbered.length > 0) {
    findings.push({
      zh: `同名的列加了序号：${numbered.join('、')}`,
      en: `columns of one name are numbered apart: ${numbered.join(', ')}`,
    });
  }
  refuseDoubles(apart);
  return withPlaceholders(apart, findings);
}

/** Names for the columns of a table without a header. */
export function numberedColumns(width: number): string[] {
  return Array.from({ length: width }, (_, at) => `列${at + 1}`);
}

/** A header cell as the name of a column; lines join as their writing does, with or without a space. */
export function headerText(cell: string | null | undefined): string {
  return (cell ?? '')
    .trim()
    .replaceAll(/([\w)])[^\S\r\n]*[\r\n]+\s*(?=[\w(])/g, '$1 ')
    .replaceAll(/\s*[\r\n]+\s*/g, '');
}

function withPlaceholders(names: readonly string[], findings: Sentence[]): Named {
  const nameless = names.flatMap((name, at) => (name === '' ? [at + 1] : []));
  if (nameless.length > 0) {
    findings.push({
      zh: `第 ${nameless.join('、')} 列没有列名，以“列”加序号相称`,
      en: `columns ${nameless.join(', ')} have no name and are called 列 and their place`,
    });
  }
  const columns = names.map((name, at) => {
    if (name !== '') return name;
    let own = `列${at + 1}`;
    while (names.includes(own)) own += '_';
    return own;
  });
  return { columns, findings };
}

function numberApart(names: readonly string[]): string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    if (name === '' || !seen.has(name)) {
      seen.add(name);
      return name;
    }
    let next = 2;
    while (taken.has(`${name}_${next}`)) next += 1;
    taken.add(`${name}_${next}`);
    return `${name}_${next}`;
  });
}

function refuseDoubles(columns: readonly string[]): void {
  const second = columns.findIndex((name, at) => name !== '' && columns.indexOf(name) !== at);
  if (second < 0) return;
  const name = columns[second] ?? '';
  const first = columns.indexOf(name) + 1;
  throw new IntakeError(
    'DUPLICATE_COLUMN',
    `第 ${first} 列和第 ${second + 1} 列同名“${name}”；请改名后再导入，或用 --number-doubles 加序号`,
    `columns ${first} and ${second + 1} have the same name “${name}”; rename one and import again, or number them apart with --number-doubles`,
  );
}
