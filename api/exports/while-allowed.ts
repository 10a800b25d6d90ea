/** How long a file may run on after what allowed it has ended, in milliseconds. */
export const RECHECK_MS = 2_000;

/** The bytes for as long as they are allowed: what ends in the meantime (M33) ends them too. */
export async function* whileAllowed<Piece>(
  pieces: AsyncIterable<Piece>,
  refuseEnded: () => Promise<void>,
  every = RECHECK_MS,
): AsyncGenerator<Piece> {
  let checked = performance.now();
  for await (const piece of pieces) {
    if (performance.now() - checked > every) {
      await refuseEnded();
      checked = performance.now();
    }
    yield piece;
  }
}
