import { ACCESS_APPLICATION } from './access-application.ts';
import { CATALOGUE_CORRECTION } from './catalogue-correction.ts';
import { DATA_VERIFICATION } from './data-verification.ts';
import { OBJECTION } from './objection.ts';

/** All declared procedures. A new kind of case is a new line here, its form and its effect. */
export const PROCEDURES = {
  ACCESS_APPLICATION,
  CATALOGUE_CORRECTION,
  DATA_VERIFICATION,
  OBJECTION,
} as const;

export type ProcedureKind = keyof typeof PROCEDURES;
