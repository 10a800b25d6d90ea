import { describeKind } from '../desensitization/describe-kind.ts';
import { findPieces } from '../desensitization/personal-pieces.ts';
import { badInput } from '../errors.ts';

/** Longer than this it is no note. */
const LONGEST = 500;

/**
 * What the sender says about the coming release, for everyone to read; undefined where he says nothing.
 * @throws BAD_USER_INPUT where it is too long, or holds personal data (M31)
 */
export function readNote(given: unknown): string | undefined {
  if (given === undefined || given === null) return undefined;
  if (typeof given !== 'string')
    throw badInput('WRONG_TYPE', 'note', '变更说明应为文字', 'the note should be a text');
  const note = given.trim();
  if (note.length > LONGEST)
    throw badInput(
      'TOO_MANY',
      'note',
      `变更说明至多 ${LONGEST} 字`,
      `a note has ${LONGEST} characters at most`,
    );
  const [found] = findPieces(note);
  if (found !== undefined) {
    const { zh, en } = describeKind(found.kind);
    throw badInput(
      'NOT_NEEDED',
      'note',
      `变更说明人人可见，请去掉其中的${zh}`,
      `everyone reads the note: leave personal data out of it (${en})`,
    );
  }
  return note === '' ? undefined : note;
}
