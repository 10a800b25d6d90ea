import type { FieldCheck } from '../../db/catalogue/checks.ts';
import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import type { FindingAnswer, PersonalKind } from '../../db/desensitization/vocabulary.ts';
import { maskPieces } from './mask-piece.ts';
import { findPieces, type PersonalPiece } from './personal-pieces.ts';

/** What was found of one kind in one field of a load. */
export interface FoundKind {
  field: string;
  kind: PersonalKind;
  /** How many rows hold it. */
  rows: number;
  /** The first of their lines. */
  lines: number[];
  /** How it stands in the text, with everything personal in it masked. */
  examples: string[];
}

/** What was decided on a kind in a field. */
export interface DecidedKind {
  field: string;
  kind: PersonalKind;
  answer: FindingAnswer;
}

const KEPT_LINES = 200;
const KEPT_EXAMPLES = 5;
const AROUND = 12;
/** A field of which fewer texts are seen has few, and each needs to be looked at once. */
const FEW_TEXTS = 256;
/** Longer texts are no copies: to remember one would keep the whole piece of the file in which it stands. */
const LONGEST_COPY = 12;

/** Contents that a check declares hold nothing else, or are meant to hold what they hold. */
const SETTLED: Partial<Record<FieldCheck['kind'], readonly PersonalKind[] | 'ALL'>> = {
  CREDIT_CODE: 'ALL',
  DIVISION: 'ALL',
  CODE_LIST: 'ALL',
  REFERENCE: 'ALL',
  PHONE: ['PHONE', 'MOBILE'],
  EMAIL: ['EMAIL'],
};

interface Scanned {
  at: number;
  field: string;
  settled: ReadonlySet<PersonalKind>;
  /** Texts in which nothing was found. */
  clean: Set<string>;
}

/**
 * Looks through the free texts of a load for personal data, and carries out what was decided on it. Fields
 * with a treatment of their own are none of its business, and neither are those whose check says what they
 * hold: that was reviewed with the entry.
 *
 * @param released the released fields, in the order of the values
 */
export class FreeTextScan {
  readonly #scanned: Scanned[];
  readonly #dropped: number[];
  readonly #answers: ReadonlyMap<string, FindingAnswer>;
  readonly #found = new Map<string, FoundKind>();

  constructor(released: readonly FieldDeclaration[], decided: readonly DecidedKind[]) {
    this.#answers = new Map(decided.map((one) => [`${one.field} ${one.kind}`, one.answer]));
    const dropped = new Set(
      decided.filter(({ answer }) => answer === 'DROP').map(({ field }) => field),
    );
    this.#scanned = released.flatMap((field, at) => {
      const settled = settledIn(field);
      return settled === 'ALL'
        ? []
        : [{ at, field: field.name, settled, clean: new Set<string>() }];
    });
    this.#dropped = released.flatMap(({ name }, at) => (dropped.has(name) ? [at] : []));
  }

  /** Looks at the values of a row that is about to be released, and changes them as was decided. */
  treat(line: number, values: (string | null)[]): void {
    for (const { at, field, settled, clean } of this.#scanned) {
      const text = values[at];
      if (text === null || text === undefined) continue;
      const few = clean.size < FEW_TEXTS && text.length <= LONGEST_COPY;
      if (few && clean.has(text)) continue;
      const pieces = findPieces(text).filter(({ kind }) => !settled.has(kind));
      if (pieces.length === 0) {
        if (few) clean.add(text);
        continue;
      }
      this.#remember(field, line, text, pieces);
      const masked = pieces.filter(({ kind }) => this.#answers.get(`${field} ${kind}`) === 'MASK');
      if (masked.length > 0) values[at] = maskPieces(text, masked);
    }
    for (const at of this.#dropped) values[at] = null;
  }

  found(): FoundKind[] {
    return [...this.#found.values()];
  }

  /** What was found and nobody has decided on. */
  undecided(): FoundKind[] {
    return this.found().filter(({ field, kind }) => !this.#answers.has(`${field} ${kind}`));
  }

  #remember(field: string, line: number, text: string, pieces: readonly PersonalPiece[]): void {
    for (const kind of new Set(pieces.map((piece) => piece.kind))) {
      const key = `${field} ${kind}`;
      const found = this.#found.get(key) ?? { field, kind, rows: 0, lines: [], examples: [] };
      this.#found.set(key, found);
      found.rows += 1;
      if (found.lines.length < KEPT_LINES) found.lines.push(line);
      if (found.examples.length >= KEPT_EXAMPLES) continue;
      const example = exampleOf(kind, text, pieces);
      if (!found.examples.includes(example)) found.examples.push(example);
    }
  }
}

function settledIn(field: FieldDeclaration): ReadonlySet<PersonalKind> | 'ALL' {
  if (field.type !== 'STRING' || field.desensitization !== undefined) return 'ALL';
  const settled = (field.checks ?? []).map(({ kind }) => SETTLED[kind] ?? []);
  return settled.includes('ALL') ? 'ALL' : new Set(settled.flat() as PersonalKind[]);
}

/** The piece with a few characters around it, all of them masked where they are personal too. */
function exampleOf(kind: PersonalKind, text: string, pieces: readonly PersonalPiece[]): string {
  const first = pieces.find((piece) => piece.kind === kind);
  if (first === undefined) return '';
  const [from, to] = [first.at - AROUND, first.at + first.length + AROUND];
  const within = pieces.filter(({ at, length }) => at >= from && at + length <= to);
  const start = Math.max(0, from);
  // A piece that is cut off would show a part of itself.
  const cut = (at: number) =>
    pieces.find((piece) => piece.at < at && at < piece.at + piece.length)?.at;
  const begin = cut(start) === undefined ? start : (pieceEnd(pieces, start) ?? start);
  const end = cut(to) ?? Math.min(text.length, to);
  const shown = maskPieces(
    text.slice(begin, end),
    within.map((piece) => ({ ...piece, at: piece.at - begin })),
  );
  return `${begin > 0 ? '…' : ''}${shown}${end < text.length ? '…' : ''}`;
}

function pieceEnd(pieces: readonly PersonalPiece[], at: number): number | undefined {
  const piece = pieces.find((one) => one.at < at && at < one.at + one.length);
  return piece === undefined ? undefined : piece.at + piece.length;
}
