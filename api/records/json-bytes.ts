const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;

/** JSON text in the making. */
export class JsonBytes {
  #bytes: Buffer;
  #end = 0;

  /** @param size how long it will be, roughly */
  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafe(size);
  }

  get written(): Buffer {
    return this.#bytes.subarray(0, this.#end);
  }

  /** Short pieces are copied faster byte by byte than by a call out of JavaScript. */
  write(source: Uint8Array, from: number, to: number): void {
    const length = to - from;
    this.#reserve(length);
    const bytes = this.#bytes;
    const end = this.#end;
    for (let at = 0; at < length; at++) bytes[end + at] = source[from + at] ?? 0;
    this.#end = end + length;
  }

  put(piece: Uint8Array): void {
    this.write(piece, 0, piece.length);
  }

  /** A text in quotes; false, and nothing written, where a character of it has to be escaped. */
  quoted(source: Uint8Array, from: number, to: number): boolean {
    const length = to - from;
    this.#reserve(length + 2);
    const bytes = this.#bytes;
    const end = this.#end;
    bytes[end] = QUOTE;
    for (let at = 0; at < length; at++) {
      const byte = source[from + at] ?? 0;
      if (byte < SPACE || byte === QUOTE || byte === BACKSLASH) return false;
      bytes[end + at + 1] = byte;
    }
    bytes[end + length + 1] = QUOTE;
    this.#end = end + length + 2;
    return true;
  }

  text(text: string): void {
    const length = Buffer.byteLength(text);
    this.#reserve(length);
    this.#end += this.#bytes.write(text, this.#end);
  }

  #reserve(more: number): void {
    if (this.#end + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe((this.#end + more) * 2);
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}
