import type { ReactNode } from 'react';
import type { FieldDeclaration, Treatment } from '../declaration';
import { withPart } from '../part';
import { TreatmentChoice } from './TreatmentChoice';

/** The type that a treatment leaves; most leave text, whatever came in. */
function typeAfter(
  { method }: Treatment,
  type: FieldDeclaration['type'],
): FieldDeclaration['type'] {
  if (method === 'ROUND') return 'NUMBER';
  if (method === 'GRID') return type === 'GEOMETRY' ? type : 'NUMBER';
  return method === 'SUPPRESS_RARE' ? type : 'STRING';
}

/** How a sensitive value is changed before it is released (M31). */
export function TreatmentInput({
  field,
  untreated = '不脱敏',
  change,
}: {
  field: FieldDeclaration;
  /** What it means to choose none. */
  untreated?: string;
  change: (field: FieldDeclaration) => void;
}): ReactNode {
  return (
    <TreatmentChoice
      label={`${field.title.zh}的脱敏`}
      none={untreated}
      value={field.desensitization}
      change={(chosen) => {
        const treated = withPart(field, 'desensitization', chosen);
        change(
          chosen === undefined ? treated : { ...treated, type: typeAfter(chosen, field.type) },
        );
      }}
    />
  );
}
