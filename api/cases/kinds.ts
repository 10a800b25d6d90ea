import type { CaseKind } from './case-kind.ts';
import { accessApplication } from './kinds/access-application.ts';
import { catalogueCorrection } from './kinds/catalogue-correction.ts';
import { dataVerification } from './kinds/data-verification.ts';
import { objection } from './kinds/objection.ts';

const kinds = new Map<string, CaseKind>();

/** Makes a kind of case known to the engine; its declaration, form and effect are all that it takes. */
export function registerKind<Form extends object>(kind: CaseKind<Form>): CaseKind<Form> {
  // Each effect gets the forms that its own check has let through.
  kinds.set(kind.procedure.kind, kind as unknown as CaseKind);
  return kind;
}

/** A case of a kind that nobody registered is not decided without its effect. */
export function kindOf(name: string): CaseKind {
  const kind = kinds.get(name);
  if (kind === undefined) throw new Error(`no kind of case is called ${name}`);
  return kind;
}

registerKind(accessApplication);
registerKind(catalogueCorrection);
registerKind(dataVerification);
registerKind(objection);
