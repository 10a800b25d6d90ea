import { EncryptJWT, jwtDecrypt } from 'jose';
import { z } from 'zod';

const MINUTES = 10;

const attemptSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnTo: z.string(),
});

/** A sign-in under way, kept with the browser so that any process can finish it. */
export type LoginAttempt = z.infer<typeof attemptSchema>;

export function sealAttempt(key: Buffer, attempt: LoginAttempt): Promise<string> {
  return new EncryptJWT(attempt)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setIssuedAt()
    .setExpirationTime(`${MINUTES}m`)
    .encrypt(key);
}

/** The attempt, or undefined where the cookie is missing, foreign or too old. */
export async function openAttempt(
  key: Buffer,
  sealed: string | undefined,
): Promise<LoginAttempt | undefined> {
  if (sealed === undefined) return undefined;
  try {
    const { payload } = await jwtDecrypt(sealed, key);
    return attemptSchema.parse(payload);
  } catch {
    return undefined;
  }
}
