import { badInput } from '../errors.ts';

/** @throws BAD_USER_INPUT OUT_OF_RANGE: nothing beyond a bound is silently cut */
export function bounded(value: number, least: number, most: number, argument: string): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw badInput(
    'OUT_OF_RANGE',
    argument,
    `${argument} 应在 ${least} 到 ${most} 之间`,
    `${argument} must be between ${least} and ${most}`,
  );
}
