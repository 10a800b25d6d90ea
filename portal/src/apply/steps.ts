import type { Text, UserError } from '../graphql/contract';
import type { Draft } from './useDraft';

/** Each step asks for one thing; `input` is the name under which the endpoint speaks of it. */
export const STEPS = [
  { input: 'fields', title: { zh: '选择字段', en: 'Choose the fields' } },
  { input: 'purpose', title: { zh: '写明用途', en: 'Say what for' } },
  { input: 'until', title: { zh: '用到何时', en: 'Say until when' } },
  { input: 'termsVersion', title: { zh: '核对并申请', en: 'Check and apply' } },
] as const satisfies { input: string; title: Text }[];

const SHORTEST = 20;
const LONGEST = 2000;

function wrong(input: string, zh: string, en: string): UserError {
  return { code: 'BAD_USER_INPUT', message: { zh, en }, path: [input] };
}

/** What the endpoint would refuse, said before it is asked. */
export function checkStep(step: number, draft: Draft, today: string): UserError[] {
  const purpose = draft.purpose.trim().length;
  switch (STEPS[step]?.input) {
    case 'fields':
      return draft.fields.length > 0
        ? []
        : [wrong('fields', '请至少选一个需申请的字段。', 'Choose at least one field.')];
    case 'purpose':
      return purpose >= SHORTEST && purpose <= LONGEST
        ? []
        : [
            wrong(
              'purpose',
              `请写明做什么、给谁用、怎样保管，20到2000字；现在是${purpose}字。`,
              `Say what for, for whom, and how it is kept, in 20 to 2000 characters; there are ${purpose}.`,
            ),
          ];
    case 'until':
      return draft.until > today
        ? []
        : [wrong('until', '请选一个今天以后的日期。', 'Choose a day after today.')];
    default:
      return [];
  }
}

/** The step to go back to when the endpoint refuses. */
export function stepOfErrors(errors: UserError[]): number {
  const at = STEPS.findIndex((step) => errors.some((error) => error.path[0] === step.input));
  return at === -1 ? STEPS.length - 1 : at;
}
