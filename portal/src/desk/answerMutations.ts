import { operation } from '../graphql/client';
import type { UserError } from '../graphql/contract';

interface Result {
  result: { errors: UserError[] };
}

export const answerMutation = operation<Result, { input: object }>(
  'mutation Answer($input: AnswerApplicationInput!) { result: answerApplication(input: $input) { errors { code message { zh en } path } } }',
);

export const extendMutation = operation<Result, { input: object }>(
  'mutation Extend($input: ExtendApplicationInput!) { result: extendApplication(input: $input) { errors { code message { zh en } path } } }',
);
