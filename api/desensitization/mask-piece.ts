import type { PersonalPiece } from './personal-pieces.ts';
import { MASKS } from './mask.ts';
import { nameLength } from './titled-names.ts';

/** What stays of a piece of personal data when it is masked within a text. */
function maskPiece(kind: PersonalPiece['kind'], piece: string): string {
  switch (kind) {
    case 'IDENTITY_NUMBER':
      return MASKS.IDENTITY_NUMBER(piece);
    case 'BANK_CARD':
      return MASKS.ACCOUNT(piece.replaceAll(/\D/g, ''));
    case 'MOBILE':
    case 'PHONE':
      return MASKS.PHONE(piece);
    case 'EMAIL':
      return '***@***';
    case 'NAME_WITH_TITLE': {
      const name = nameLength(piece);
      return MASKS.NAME(piece.slice(0, name)) + piece.slice(name);
    }
    case 'SOCIAL_SECURITY_NUMBER':
      return '***';
  }
}

/** A text with some of its pieces masked. */
export function maskPieces(text: string, pieces: readonly PersonalPiece[]): string {
  let masked = '';
  let from = 0;
  for (const { kind, at, length } of pieces) {
    masked += text.slice(from, at) + maskPiece(kind, text.slice(at, at + length));
    from = at + length;
  }
  return masked + text.slice(from);
}
