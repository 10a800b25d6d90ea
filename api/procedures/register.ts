import { ACCESS_APPLICATION } from './access-application.ts';

/** All declared procedures. A new kind of case is a new line here and its effect. */
export const PROCEDURES = { ACCESS_APPLICATION } as const;

export type ProcedureKind = keyof typeof PROCEDURES;
