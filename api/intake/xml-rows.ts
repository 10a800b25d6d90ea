import type { AsideRow, Batch, SentRow, XmlLayout } from './recognition.ts';
import type { XmlHandler } from './xml-events.ts';
import { type XmlPiece, xmlPieceText } from './xml-piece.ts';
import { type XmlStep, xmlSteps } from './xml-steps.ts';

interface Open {
  step: XmlStep | undefined;
  text: string;
  /** Whether a record stood within it: a level without one would else vanish. */
  held: boolean;
  /** Cells of the levels above and its own. */
  cells: (string | null)[];
}

/** Turns the elements of an XML file into rows as they close; only the open ones are held. */
export class XmlRows implements XmlHandler {
  #rows: SentRow[] = [];
  #aside: AsideRow[] = [];
  readonly #open: Open[] = [];
  /** The open elements from one on that repeats within a record: together they are one cell. */
  readonly #pieces: XmlPiece[] = [];
  #number = 0;

  constructor(layout: XmlLayout) {
    const cells = layout.keys.map(() => null);
    this.#open.push({ step: xmlSteps(layout), text: '', held: true, cells });
  }

  open(name: string, attributes: Record<string, string>): void {
    const above = this.#open.at(-1);
    const step = above?.step?.children.get(name);
    if (this.#pieces.length > 0 || (step?.place === 'WITHIN' && step.repeats)) {
      const piece = { name, attributes, text: '', children: [] };
      this.#pieces.at(-1)?.children.push(piece);
      this.#pieces.push(piece);
    }
    // Within a record all write into its cells; above it each level has its own.
    const cells =
      step === undefined || step.place === 'WITHIN' ? above?.cells : above?.cells.slice();
    const opened = { step, text: '', held: false, cells: cells ?? [] };
    if (step !== undefined && this.#pieces.length === 0) {
      for (const [attribute, column] of step.attributes)
        put(opened.cells, column, attributes[attribute]);
    }
    this.#open.push(opened);
  }

  text(text: string): void {
    const piece = this.#pieces.at(-1);
    const top = this.#open.at(-1);
    if (piece !== undefined) piece.text += text;
    else if (top?.step !== undefined && top.step.text >= 0) top.text += text;
  }

  close(): void {
    const closed = this.#open.pop();
    const piece = this.#pieces.pop();
    const { step } = closed ?? {};
    if (closed === undefined || step === undefined) return;
    if (piece !== undefined) {
      if (this.#pieces.length === 0) put(closed.cells, step.text, xmlPieceText(piece));
      return;
    }
    const text = closed.text.trim();
    if (text !== '') put(closed.cells, step.text, text);
    if (step.place === 'RECORD') {
      for (const level of this.#open) level.held = true;
      this.#rows.push({ line: ++this.#number, cells: closed.cells });
    } else if (step.place === 'ABOVE' && !closed.held) {
      this.#aside.push({ line: ++this.#number, cells: closed.cells, reason: 'GROUP' });
    }
  }

  /** What was read since the last time. */
  take(): Batch {
    const taken = { rows: this.#rows, aside: this.#aside };
    this.#rows = [];
    this.#aside = [];
    return taken;
  }
}

/** A second value joins the first: elements that repeat within a record share a cell. */
function put(cells: (string | null)[], column: number, value: string | undefined): void {
  if (value === undefined || column < 0) return;
  const before = cells[column] ?? null;
  cells[column] = before === null ? value : `${before}；${value}`;
}
