import type { CaseKind } from './case-kind.ts';
import { accessApplication } from './kinds/access-application.ts';
import { catalogueCorrection } from './kinds/catalogue-correction.ts';
import { dataVerification } from './kinds/data-verification.ts';
import { objection } from './kinds/objection.ts';

/** A kind whose form the engine does not look into. */
type AnyKind = CaseKind;

const kinds = new Map<string, AnyKind>();

/** Makes a kind of case known to the engine; its declaration, form and effect are all that it takes. */
export function registerKind<Form extends object>(kind: CaseKind<Form>): CaseKind<Form> {
  // Each effect gets the forms that its own check has let through.
  kinds.set(kind.procedure.kind, kind as unknown as AnyKind);
  return kind;
}

export function kindOf(name: string): AnyKind | undefined {
  return kinds.get(name);
}

registerKind(accessApplication);
registerKind(catalogueCorrection);
registerKind(dataVerification);
registerKind(objection);
