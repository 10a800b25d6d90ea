import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';
import type { TestSystem } from './system.ts';

/** What a step answered: the entry's id, or the first reason why not. */
export interface Step {
  id: string;
  code: string | undefined;
  path: string;
  message: string;
}

const ANSWER = 'entries { id } errors { code path message { zh } }';

/**
 * Takes versions of heritage entries by the hands of their department and the Bureau into the catalogue.
 * Whoever acts signs in anew, so that the clock may move by months.
 */
export function aCompilation(city: TestSystem) {
  const officer = () => city.person('heritage-officer', '文物');
  const principal = () => city.person('heritage-principal', '文物');
  const bureau = () => city.person('bureau-reviewer', '大数据');
  const step = async (
    who: () => Promise<Record<string, string>>,
    mutation: 'saveEntry' | 'reviewSecrecy' | 'moveEntries',
    input: object,
  ): Promise<Step> => {
    const type = mutation.replace(/^./, (first) => first.toUpperCase());
    const { data, errors } = await city.ask(
      `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { ${ANSWER} } }`,
      { input },
      await who(),
    );
    if (errors !== undefined) throw new Error(errors[0]?.message);
    const { entries, errors: reasons } = data[mutation];
    const [reason] = reasons;
    return {
      id: entries[0]?.id,
      code: reason?.code,
      path: reason?.path.join('.') ?? '',
      message: reason?.message.zh ?? '',
    };
  };
  const save = (declaration: DatasetDeclaration, id?: string) =>
    step(officer, 'saveEntry', { declaration, reason: '编制', ...(id !== undefined && { id }) });
  const submit = async (id: string) => {
    await step(principal, 'reviewSecrecy', { id, opinion: '不涉密' });
    return step(officer, 'moveEntries', { move: 'SUBMIT', ids: [id] });
  };
  /** Stops at the step that is refused. */
  const publish = async (declaration: DatasetDeclaration, of?: string): Promise<Step> => {
    const saved = await save(declaration, of);
    if (saved.code !== undefined) return saved;
    const submitted = await submit(saved.id);
    if (submitted.code !== undefined) return { ...submitted, id: saved.id };
    await step(bureau, 'moveEntries', { move: 'ACCEPT', ids: [saved.id] });
    return step(bureau, 'moveEntries', { move: 'PUBLISH', ids: [saved.id] });
  };
  return { officer, principal, bureau, step, save, submit, publish };
}
