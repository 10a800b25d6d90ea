import { operation } from '../graphql/client';
import type { UserError } from '../graphql/contract';

interface Result {
  result: { errors: UserError[] };
}

const ERRORS = '{ errors { code message { zh en } path } }';

export const answerMutation = operation<Result, { input: object }>(
  `mutation Answer($input: AnswerCaseInput!) { result: answerCase(input: $input) ${ERRORS} }`,
);

export const extendMutation = operation<Result, { input: object }>(
  `mutation Extend($input: ExtendCaseInput!) { result: extendCase(input: $input) ${ERRORS} }`,
);

export const askCompletionMutation = operation<Result, { input: object }>(
  `mutation AskCompletion($input: AskCompletionInput!) { result: askCompletion(input: $input) ${ERRORS} }`,
);

export const carryOutMutation = operation<Result, { input: object }>(
  `mutation CarryOut($input: CarryOutCaseInput!) { result: carryOutCase(input: $input) ${ERRORS} }`,
);
