import { operation } from '../../graphql/client';
import type {
  Answer,
  CaseAction,
  CaseEvent,
  CaseLine,
  Field,
  LegalBasis,
} from '../../graphql/contract';

const DEADLINE =
  'deadline { dueAt dueOn provisional days { date counted provisional reason { zh en } } }';
export const CASE_LINE = `number state filedAt workingDaysLeft ${DEADLINE} extension { workingDays }
  answer { outcome answeredAt } dataset { slug title { zh en } } applicant { name }`;

export interface CaseDetail extends CaseLine {
  purpose: string;
  requestedUntil: string;
  filedBy: string;
  fields: Pick<Field, 'name' | 'title' | 'sensitivity'>[];
  answer: Answer | null;
  timeline: CaseEvent[];
  may: CaseAction[];
}

export const caseQuery = operation<
  { accessApplication: CaseDetail | null; legalBases: LegalBasis[] },
  { number: string }
>(
  `query Case($number: String!) {
    legalBases { id title documentNumber article }
    accessApplication(number: $number) { ${CASE_LINE} purpose requestedUntil filedBy may
      fields { name title { zh en } sensitivity }
      answer { outcome reason until answeredAt answeredBy fields { name title { zh en } } legalBasis { id title documentNumber article } }
      timeline { at what who note } } }`,
);
