/**
 * Patterns that providers declare. They run over every row of other people's files, so they are matched by a
 * machine whose time grows with the length of the text and never explodes: literals, `.`, classes, `\d \w \s`
 * and their opposites, groups, alternatives, and `? * + {m,n}`. The whole text must match.
 */
export type Step =
  | { kind: 'CHARACTER'; accepts: (code: number) => boolean }
  | { kind: 'SPLIT'; one: number; other: number }
  | { kind: 'END' };

export class PatternError extends Error {}

const MOST_STEPS = 2000;
const MOST_REPEATS = 100;
const LONGEST_PATTERN = 200;

type Accepts = (code: number) => boolean;
type Node =
  | { kind: 'CHARACTER'; accepts: Accepts }
  | { kind: 'SEQUENCE'; parts: Node[] }
  | { kind: 'ANY_OF'; choices: Node[] }
  | { kind: 'REPEAT'; of: Node; least: number; most: number };

/** @throws PatternError saying what is not understood, and where */
export function compilePattern(pattern: string): Step[] {
  if (pattern.length > LONGEST_PATTERN)
    throw new PatternError(`longer than ${LONGEST_PATTERN} characters`);
  const steps: Step[] = [];
  emit(new Reader(pattern).whole(), steps);
  steps.push({ kind: 'END' });
  return steps;
}

const between =
  (from: string, to: string): Accepts =>
  (code) =>
    code >= (from.codePointAt(0) ?? 0) && code <= (to.codePointAt(0) ?? 0);
const digit = between('0', '9');
const letter = (code: number) => between('a', 'z')(code) || between('A', 'Z')(code);
const word = (code: number) => digit(code) || letter(code) || code === 0x5f;
const space = (code: number) => /\s/u.test(String.fromCodePoint(code));
const not =
  (accepts: Accepts): Accepts =>
  (code) =>
    !accepts(code);
const ESCAPED: Record<string, Accepts> = {
  d: digit,
  D: not(digit),
  w: word,
  W: not(word),
  s: space,
  S: not(space),
};

class Reader {
  readonly #characters: string[];
  #at = 0;

  constructor(pattern: string) {
    this.#characters = Array.from(pattern);
  }

  whole(): Node {
    // The whole text must match in any case, so anchors at the ends say nothing new.
    if (this.#next() === '^') this.#at += 1;
    if (this.#characters.at(-1) === '$' && this.#characters.at(-2) !== '\\') this.#characters.pop();
    const node = this.#choices();
    if (this.#next() !== undefined) throw this.#unknown();
    return node;
  }

  #next(): string | undefined {
    return this.#characters[this.#at];
  }

  #take(): string {
    const character = this.#next();
    if (character === undefined) throw new PatternError('ends too early');
    this.#at += 1;
    return character;
  }

  #unknown(): PatternError {
    return new PatternError(`“${this.#next() ?? ''}” at ${this.#at + 1} is not understood`);
  }

  #choices(): Node {
    const choices = [this.#sequence()];
    while (this.#next() === '|') {
      this.#at += 1;
      choices.push(this.#sequence());
    }
    return choices.length === 1 && choices[0] !== undefined
      ? choices[0]
      : { kind: 'ANY_OF', choices };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    for (let next = this.#next(); next !== undefined && !'|)'.includes(next); next = this.#next())
      parts.push(this.#repeated(this.#atom()));
    return { kind: 'SEQUENCE', parts };
  }

  #atom(): Node {
    const character = this.#take();
    if (character === '(') {
      if (this.#next() === '?') {
        this.#at += 1;
        if (this.#next() !== ':') throw this.#unknown();
        this.#at += 1;
      }
      const inner = this.#choices();
      if (this.#next() !== ')') throw new PatternError('a group is not closed');
      this.#at += 1;
      return inner;
    }
    if (character === '[') return { kind: 'CHARACTER', accepts: this.#class() };
    if (character === '.') return { kind: 'CHARACTER', accepts: (code) => code !== 0x0a };
    if ('*+?{}^$]'.includes(character)) {
      this.#at -= 1;
      throw this.#unknown();
    }
    return { kind: 'CHARACTER', accepts: this.#literal(character) };
  }

  #literal(character: string): Accepts {
    if (character !== '\\') return between(character, character);
    const escaped = this.#take();
    const known = ESCAPED[escaped];
    if (known !== undefined) return known;
    if (/[A-Za-z0-9]/.test(escaped)) {
      this.#at -= 1;
      throw this.#unknown();
    }
    return between(escaped, escaped);
  }

  #class(): Accepts {
    const negated = this.#next() === '^';
    if (negated) this.#at += 1;
    const ranges: Accepts[] = [];
    while (this.#next() !== ']') {
      const from = this.#take();
      if (from === '\\') {
        this.#at -= 1;
        ranges.push(this.#literal(this.#take()));
      } else if (this.#next() === '-' && this.#characters[this.#at + 1] !== ']') {
        this.#at += 1;
        const to = this.#take();
        if (to === '\\' || to < from) throw new PatternError('a range ends before it begins');
        ranges.push(between(from, to));
      } else ranges.push(between(from, from));
    }
    this.#at += 1;
    if (ranges.length === 0) throw new PatternError('a class is empty');
    const any = (code: number) => ranges.some((accepts) => accepts(code));
    return negated ? not(any) : any;
  }

  #repeated(of: Node): Node {
    const bounds = this.#bounds();
    if (bounds === undefined) return of;
    if (this.#next() !== undefined && '*+?{'.includes(this.#next() ?? '')) throw this.#unknown();
    return { kind: 'REPEAT', of, ...bounds };
  }

  #bounds(): { least: number; most: number } | undefined {
    const character = this.#next();
    if (character === '?') return this.#skip({ least: 0, most: 1 });
    if (character === '*') return this.#skip({ least: 0, most: Infinity });
    if (character === '+') return this.#skip({ least: 1, most: Infinity });
    if (character !== '{') return undefined;
    const rest = this.#characters.slice(this.#at).join('');
    const [said, from = '', comma, to = ''] = /^\{(\d{1,3})(,)?(\d{1,3})?\}/.exec(rest) ?? [];
    if (said === undefined) throw this.#unknown();
    this.#at += said.length;
    const least = Number(from);
    const most = comma === undefined ? least : to === '' ? Infinity : Number(to);
    const largest = most === Infinity ? least : most;
    if (most < least || largest > MOST_REPEATS)
      throw new PatternError(`${said}: 0 to ${MOST_REPEATS} repetitions, the smaller number first`);
    return { least, most };
  }

  #skip<Value>(value: Value): Value {
    this.#at += 1;
    return value;
  }
}

function emit(node: Node, steps: Step[]): void {
  if (steps.length > MOST_STEPS) throw new PatternError('too large');
  switch (node.kind) {
    case 'CHARACTER':
      steps.push({ kind: 'CHARACTER', accepts: node.accepts });
      return;
    case 'SEQUENCE':
      for (const part of node.parts) emit(part, steps);
      return;
    case 'ANY_OF':
      emitChoices(node.choices, steps);
      return;
    case 'REPEAT':
      for (let time = 0; time < node.least; time++) emit(node.of, steps);
      if (node.most === Infinity) emitLoop(node.of, steps);
      else for (let time = node.least; time < node.most; time++) emitOptional(node.of, steps);
  }
}

function emitChoices(choices: readonly Node[], steps: Step[]): void {
  const [first, ...rest] = choices;
  if (first === undefined) return;
  if (rest.length === 0) return emit(first, steps);
  const split = fork(steps);
  emit(first, steps);
  const leave = fork(steps);
  split.other = steps.length;
  emitChoices(rest, steps);
  // Both ways of this fork lead behind the choices: it is a jump.
  leave.one = steps.length;
  leave.other = steps.length;
}

function emitOptional(node: Node, steps: Step[]): void {
  const split = fork(steps);
  emit(node, steps);
  split.other = steps.length;
}

function emitLoop(node: Node, steps: Step[]): void {
  const start = steps.length;
  const split = fork(steps);
  emit(node, steps);
  steps.push({ kind: 'SPLIT', one: start, other: start });
  split.other = steps.length;
}

function fork(steps: Step[]): { kind: 'SPLIT'; one: number; other: number } {
  const split = { kind: 'SPLIT' as const, one: steps.length + 1, other: steps.length + 1 };
  steps.push(split);
  return split;
}
