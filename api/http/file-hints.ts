import { z } from 'zod';
import { badInput } from '../errors.ts';
import type { Hints } from '../intake/recognition.ts';

const fileHints = z.object({
  encoding: z.string().max(40).optional(),
  delimiter: z.string().max(4).optional(),
  sheet: z.string().max(255).optional(),
  headerRow: z.coerce.number().int().min(0).optional(),
  doubles: z.literal('NUMBER').optional(),
  record: z.string().max(255).optional(),
});

/**
 * What the sender says by hand of a file, from the query or the body of a request.
 * @throws BAD_USER_INPUT naming the hint
 */
export function readHints(given: unknown): Hints {
  const read = fileHints.safeParse(given ?? {});
  const argument = read.error?.issues[0]?.path.join('.') ?? 'hints';
  if (!read.success)
    throw badInput('WRONG_TYPE', argument, `${argument} 不合要求`, `${argument} is not right`);
  const said = Object.entries(read.data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said);
}
