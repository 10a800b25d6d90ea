import type { ObjectFieldsShape } from '@pothos/core';
import { builder, type Types } from './builder.ts';
import { type Result, UserError } from './user-error.ts';

/** The type that a change answers with: what came of it, or the reasons why nothing was changed. */
export function payload<T>(
  name: string,
  description: string,
  fields: ObjectFieldsShape<Types, Result<T>>,
) {
  return builder.objectRef<Result<T>>(name).implement({
    description,
    fields: (t) => ({
      ...fields(t),
      errors: t.field({
        type: [UserError],
        description: '原因。 Reasons.',
        resolve: ({ errors }) => errors,
      }),
    }),
  });
}
