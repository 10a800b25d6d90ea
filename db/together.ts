/** A question under way, and who waits for it to be asked again. */
interface Turn<Given, Answer> {
  running: Promise<Answer>;
  next?: { given: Given; answer: Promise<Answer> };
}

/**
 * Lets requests that ask the same at the same time ask once. Whoever comes while a question is under way waits for
 * the next asking and shares its answer: no answer was begun before its asker came, so that what is ended or
 * revoked is so for everyone who comes after.
 *
 * @param keyOf what has to be equal; of the rest the latest asker's counts
 */
export function together<Handle extends object, Given, Answer>(
  ask: (handle: Handle, given: Given) => Promise<Answer>,
  keyOf: (given: Given) => string,
): (handle: Handle, given: Given) => Promise<Answer> {
  // Of each handle its own: a transaction sees what others do not.
  const turnsOf = new WeakMap<Handle, Map<string, Turn<Given, Answer>>>();
  return (handle, given) => {
    const turns = turnsOf.get(handle) ?? new Map<string, Turn<Given, Answer>>();
    turnsOf.set(handle, turns);
    const key = keyOf(given);

    const begin = (asked: Given): Promise<Answer> => {
      const turn: Turn<Given, Answer> = { running: ask(handle, asked) };
      turns.set(key, turn);
      const forget = () => {
        if (turn.next === undefined) turns.delete(key);
      };
      turn.running.then(forget, forget);
      return turn.running;
    };

    const turn = turns.get(key);
    if (turn === undefined) return begin(given);
    if (turn.next === undefined) {
      const again = (): Promise<Answer> => begin(turn.next?.given ?? given);
      turn.next = { given, answer: turn.running.then(again, again) };
    } else turn.next.given = given;
    return turn.next.answer;
  };
}
