import { Refusal } from '../errors.ts';
import { RECORD_LIMITS } from './limits.ts';

const asked = new WeakMap<object, number>();

/**
 * Different values, profiles and proofs of walks hang on a dataset or a page, and each is a question of its own:
 * whatever they are called by, a request has so many of them.
 * @param request what all resolvers of one request share
 * @throws COST_EXCEEDED
 */
export function countFigure(request: object): void {
  const most = RECORD_LIMITS.measures;
  const count = (asked.get(request) ?? 0) + 1;
  asked.set(request, count);
  if (count <= most) return;
  throw new Refusal('COST_EXCEEDED', {
    argument: 'measures',
    message: {
      zh: `一次请求的 distinctValues、profile、walk 合计超出上限 measures=${most}`,
      en: `a request has at most measures=${most} of distinctValues, profile and walk together`,
    },
  });
}
