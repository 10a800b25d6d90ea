import { operation } from '../../graphql/client';
import type {
  Answer,
  CaseAction,
  CaseEvent,
  CaseLine,
  Field,
  LegalBasis,
  Outcome,
} from '../../graphql/contract';

export const DEADLINE =
  '{ dueAt dueOn provisional days { date counted provisional reason { zh en } } }';
export const CASE_LINE = `number title { zh en } state filedAt workingDaysLeft deadline ${DEADLINE} extension { workingDays }
  answer { outcome answeredAt } dataset { slug title { zh en } } applicant { name }`;

/** What was filed, by its kind. */
export type Asked =
  | {
      __typename: 'AccessApplication';
      purpose: string;
      requestedUntil: string;
      fields: Pick<Field, 'name' | 'title' | 'sensitivity'>[];
    }
  | {
      __typename: 'CatalogueCorrection';
      changes: { element: string; current: string; proposed: string }[];
      why: string;
    }
  | {
      __typename: 'DataVerification';
      row: string;
      field: string | null;
      stands: string;
      shouldBe: string;
      why: string;
      release: number;
    }
  | { __typename: 'Objection'; against: string; why: string };

export type CaseDetail = CaseLine &
  Asked & {
    dataset: (CaseLine['dataset'] & { fields: Pick<Field, 'name' | 'title'>[] }) | null;
    article: string;
    filedBy: string;
    outcomes: { outcome: Outcome; needs: string[] }[];
    completion: { missing: string; supplement: string | null } | null;
    answer: Answer | null;
    carryingOut: { note: string; at: string; by: string } | null;
    timeline: CaseEvent[];
    may: CaseAction[];
  };

export const caseQuery = operation<
  { case: CaseDetail | null; legalBases: LegalBasis[] },
  { number: string }
>(
  `query Case($number: String!) {
    legalBases { id title documentNumber article }
    case(number: $number) { __typename ${CASE_LINE} article filedBy may
      outcomes { outcome needs } dataset { fields { name title { zh en } } } completion { missing supplement } carryingOut { note at by }
      answer { outcome reason until answeredAt answeredBy fields { name title { zh en } } legalBasis { id title documentNumber article } }
      timeline { at what who note recount { wasDueAt dueAt provisional document } }
      ... on AccessApplication { purpose requestedUntil fields { name title { zh en } sensitivity } }
      ... on CatalogueCorrection { changes { element current proposed } why }
      ... on DataVerification { row field stands shouldBe why release }
      ... on Objection { against why } } }`,
);
