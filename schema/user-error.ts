import { ERRORS, type ErrorCode, Refusal, type Sentence } from '../api/errors.ts';
import { builder } from './builder.ts';
import { Text } from './text.ts';

export interface UserErrorShape {
  code: ErrorCode;
  message: Sentence;
  hint: Sentence;
  path: string[];
}

export const UserError = builder.objectRef<UserErrorShape>('UserError').implement({
  description: '办不成的原因。 Why a change was not made.',
  fields: (t) => ({
    code: t.exposeString('code', { description: '错误代码，见 /build/errors。 Error code.' }),
    message: t.field({
      type: Text,
      description: '原因。 Reason.',
      resolve: ({ message }) => message,
    }),
    hint: t.field({ type: Text, description: '怎么办。 What to do.', resolve: ({ hint }) => hint }),
    path: t.exposeStringList('path', { description: '出错的输入项。 The input concerned.' }),
  }),
});

/** What a change leads to: its result, or the reasons why nothing was changed. */
export type Result<T> = { result: T; errors: [] } | { result: null; errors: UserErrorShape[] };

/** Who may not even try is told by a thrown error; what can be mended comes back as user errors. */
const THROWN = new Set<ErrorCode>(['UNAUTHENTICATED', 'RATE_LIMITED', 'UNAVAILABLE']);

/** Runs a change and turns its refusal into user errors. */
export async function attempt<T>(change: () => Promise<T>): Promise<Result<T>> {
  try {
    return { result: await change(), errors: [] };
  } catch (error) {
    if (!(error instanceof Refusal) || THROWN.has(error.code)) throw error;
    const path = error.detail.argument?.split('.') ?? [];
    return {
      result: null,
      errors: [{ code: error.code, message: error.sentence, hint: ERRORS[error.code].todo, path }],
    };
  }
}
