import { operation } from '../graphql/client';
import type { Deadline, Field, Openness, Text, UserError } from '../graphql/contract';

export interface Applied {
  title: Text;
  openness: Openness;
  department: { name: Text; phone: string };
  fields: Pick<
    Field,
    'name' | 'title' | 'access' | 'description' | 'desensitization' | 'sensitivity'
  >[];
}

export interface Terms {
  termsVersion: string;
  terms: Text;
  withinWorkingDays: number;
  dueIfFiledNow: Deadline;
}

export const applyQuery = operation<
  { dataset: Applied | null; procedure: Terms },
  { slug: string }
>(
  `query Apply($slug: String!) {
    dataset(slug: $slug) { title { zh en } openness department { name { zh en } phone }
      fields { name title { zh en } access description { zh en } desensitization { zh en } sensitivity } }
    procedure(kind: ACCESS_APPLICATION) { termsVersion terms { zh en } withinWorkingDays
      dueIfFiledNow { dueAt dueOn provisional days { date counted provisional reason { zh en } } } } }`,
);

export interface Filed {
  result: {
    case: { number: string; deadline: Deadline } | null;
    errors: UserError[];
  };
}

export const applyMutation = operation<Filed, { input: object }>(
  `mutation File($input: ApplyForAccessInput!) { result: applyForAccess(input: $input) {
    case { number deadline { dueAt dueOn provisional days { date counted provisional reason { zh en } } } }
    errors { code message { zh en } path } } }`,
);
