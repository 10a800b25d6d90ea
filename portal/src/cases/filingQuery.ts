import { operation } from '../graphql/client';
import type { Deadline, Field, Text, UserError } from '../graphql/contract';

const DEADLINE =
  'deadline { dueAt dueOn provisional days { date counted provisional reason { zh en } } }';

export interface FilingSubject {
  title: Text;
  summary: Text;
  keywords: string[];
  sourceNote: Text;
  fields: Pick<Field, 'name' | 'title' | 'description' | 'unit'>[];
}

/** What a request can be about: the words of the entry as they stand. */
export const filingQuery = operation<{ dataset: FilingSubject | null }, { slug: string }>(
  `query Filing($slug: String!) { dataset(slug: $slug) { title { zh en } summary { zh en } keywords sourceNote { zh en }
    fields { name title { zh en } description { zh en } unit } } }`,
);

export interface FiledCase {
  number: string;
  deadline: Deadline;
}

/** What a form of a request is given. */
export interface FilingFormProps {
  slug: string;
  subject: FilingSubject;
  /** What the address names already: a row, a field, an element. */
  given: URLSearchParams;
  received: (filed: FiledCase) => void;
}

interface Filed {
  result: { case: FiledCase | null; errors: UserError[] };
}

const RESULT = `{ case { number ${DEADLINE} } errors { code message { zh en } path } }`;

export const correctionMutation = operation<Filed, { input: object }>(
  `mutation Correct($input: RequestCorrectionInput!) { result: requestCorrection(input: $input) ${RESULT} }`,
);

export const verificationMutation = operation<Filed, { input: object }>(
  `mutation Verify($input: RequestVerificationInput!) { result: requestVerification(input: $input) ${RESULT} }`,
);

export const objectionMutation = operation<Filed, { input: object }>(
  `mutation Objection($input: ObjectInput!) { result: objectToDecision(input: $input) ${RESULT} }`,
);

export const completeMutation = operation<{ result: { errors: UserError[] } }, { input: object }>(
  'mutation Complete($input: CompleteCaseInput!) { result: completeCase(input: $input) { errors { code message { zh en } path } } }',
);
