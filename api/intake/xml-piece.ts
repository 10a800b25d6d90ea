/** An element that repeats within a record, with all that it holds. */
export interface XmlPiece {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlPiece[];
}

/** A repeated element as a cell: its own text, or JSON where it holds more. */
export function xmlPieceText(piece: XmlPiece): string {
  if (piece.children.length === 0 && Object.keys(piece.attributes).length === 0)
    return piece.text.trim();
  return JSON.stringify(objectOf(piece));
}

function objectOf({ attributes, text, children }: XmlPiece): object {
  const members = children.map((child) => [child.name, objectOf(child)]);
  return {
    ...attributes,
    ...(text.trim() !== '' && { text: text.trim() }),
    ...(members.length > 0 && { children: members }),
  };
}
