import type { SentRow } from './recognition.ts';
import { IntakeError } from './intake-error.ts';

/** A record of more characters than this is a broken quote and not a row. */
const LONGEST_RECORD = 1_000_000;

/**
 * Incremental reader of delimited text (RFC 4180): quoted cells with line breaks, doubled quotes, all line
 * ends. Each record carries the physical line on which it starts.
 */
export class DelimitedParser {
  readonly #delimiter: string;
  readonly #newline: string;
  #rest = '';
  #line = 1;

  /** Lines end in LF or CRLF, or in CR alone where that is said. */
  constructor(delimiter: string, newline: '\n' | '\r' = '\n') {
    this.#delimiter = delimiter;
    this.#newline = newline;
  }

  /** The records completed by a piece of text; `last` also completes what stands open. */
  push(text: string, last: boolean): SentRow[] {
    const input = this.#rest + text;
    const rows: SentRow[] = [];
    let start = 0;
    for (;;) {
      const record = this.#record(input, start, last);
      if (record === undefined) break;
      rows.push({ line: this.#line, cells: record.cells });
      this.#line += record.lines;
      start = record.end;
    }
    this.#rest = input.slice(start);
    if (this.#rest.length > LONGEST_RECORD) {
      throw new IntakeError(
        'ROW_TOO_LARGE',
        `第 ${this.#line} 行起的一条记录过长，多半是引号不成对`,
        `the record from line ${this.#line} is too long; most likely a quote is not closed`,
      );
    }
    return rows;
  }

  #record(input: string, start: number, last: boolean) {
    const { length } = input;
    if (start >= length) return undefined;
    const newline = input.indexOf(this.#newline, start);
    const stop = newline < 0 ? length : newline;
    // A line without a quote is the common case. The look for one must not go beyond the line: over a
    // file without any it would take time in the square of a piece.
    if (!input.slice(start, stop).includes('"')) {
      if (newline < 0 && !last) return undefined;
      const end = stop > start && input[stop - 1] === '\r' ? stop - 1 : stop;
      return {
        cells: this.#split(input.slice(start, end)),
        end: newline < 0 ? length : stop + 1,
        lines: 1,
      };
    }
    return this.#quoted(input, start, last);
  }

  #split(line: string): string[] {
    return line.split(this.#delimiter);
  }

  #quoted(input: string, start: number, last: boolean) {
    const cells: string[] = [];
    let lines = 1;
    let at = start;
    for (;;) {
      let cell: string;
      if (input[at] === '"') {
        const closed = this.#closingQuote(input, at + 1, last);
        if (closed === undefined) return undefined;
        cell = input.slice(at + 1, closed).replaceAll('""', '"');
        at = closed + 1;
        const tail = this.#cellEnd(input, at);
        cell += input.slice(at, tail).trimEnd();
        at = tail;
      } else {
        const tail = this.#cellEnd(input, at);
        cell = input.slice(at, tail);
        at = tail;
        if (input[at] === this.#newline && cell.endsWith('\r')) cell = cell.slice(0, -1);
      }
      if (at >= input.length && !last) return undefined;
      for (
        let line = cell.indexOf(this.#newline);
        line >= 0;
        line = cell.indexOf(this.#newline, line + 1)
      )
        lines += 1;
      cells.push(cell);
      if (at >= input.length) return { cells, end: input.length, lines };
      if (input[at] === this.#newline) return { cells, end: at + 1, lines };
      at += this.#delimiter.length;
    }
  }

  #closingQuote(input: string, from: number, last: boolean): number | undefined {
    let at = from;
    for (;;) {
      const quote = input.indexOf('"', at);
      if (quote < 0) {
        if (last) throw this.#quoteOpen();
        return undefined;
      }
      // Whether a quote at the very end is doubled is not known before more text comes.
      if (quote + 1 >= input.length && !last) return undefined;
      if (input[quote + 1] !== '"') return quote;
      at = quote + 2;
    }
  }

  #quoteOpen(): IntakeError {
    return new IntakeError(
      'QUOTE_OPEN',
      `第 ${this.#line} 行起的记录引号不成对；请检查该行`,
      `a quote is never closed in the record from line ${this.#line} on; look at that line`,
    );
  }

  #cellEnd(input: string, from: number): number {
    const delimiter = input.indexOf(this.#delimiter, from);
    const newline = input.indexOf(this.#newline, from);
    if (delimiter < 0) return newline < 0 ? input.length : newline;
    return newline < 0 ? delimiter : Math.min(delimiter, newline);
  }
}
