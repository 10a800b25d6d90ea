import { randomUUID } from 'node:crypto';

/** Stands in an answer for what is put there later. Nobody outside sees it, so that no value can be mistaken for it. */
const MARK = `splice ${randomUUID()} `;

/** JSON text that goes into an answer as it is, past all that would take it apart and put it together again. */
export class Splice {
  readonly #pieces: Buffer[] = [];

  /** Takes items of a list with commas between; what is returned stands for all of them in the list. */
  put(items: Buffer): string {
    return `${MARK}${this.#pieces.push(items) - 1}`;
  }

  /** The answer with every piece in its place. */
  into(json: string): string | Buffer {
    if (this.#pieces.length === 0) return json;
    const parts: Buffer[] = [];
    let from = 0;
    for (let at = json.indexOf(MARK); at >= 0; at = json.indexOf(MARK, from)) {
      const end = json.indexOf('"', at);
      const piece = this.#pieces[Number(json.slice(at + MARK.length, end))];
      parts.push(Buffer.from(json.slice(from, at - 1)), ...(piece === undefined ? [] : [piece]));
      from = end + 1;
    }
    return Buffer.concat([...parts, Buffer.from(json.slice(from))]);
  }
}
