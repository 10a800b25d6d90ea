import type { z } from 'zod';
import { badInput } from '../errors.ts';

/** The body of a request in its form. @throws BAD_USER_INPUT naming what is wrong */
export function readBody<Body>(form: z.ZodType<Body>, given: unknown): Body {
  const read = form.safeParse(given ?? {});
  if (read.success) return read.data;
  const argument = read.error.issues[0]?.path.join('.') ?? 'body';
  throw badInput('WRONG_TYPE', argument, `${argument} 不合要求`, `${argument} is not right`);
}
