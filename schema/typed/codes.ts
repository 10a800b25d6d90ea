import { GraphQLEnumType } from 'graphql';
import type { EntryField } from '../../api/catalogue/entry.ts';
import { typeNameOf } from './names.ts';

/** What a field of a short code list is read as, and what it is asked for by. */
export interface CodeTypes {
  read: GraphQLEnumType;
  ask: GraphQLEnumType;
}

const MOST_CODES = 50;
/** Rows of before a code was taken from the list keep their value: reading them gives this. */
const UNLISTED = 'UNLISTED';
const NAME = /^(?!__|true$|false$|null$)[A-Za-z_]\w*$/;

/** The codes of a field whose list is short and whose codes can be names as they stand; undefined for others. */
function codesOf({ type, checks, desensitization }: EntryField): string[] | undefined {
  if (type !== 'STRING' || desensitization !== null) return undefined;
  const codes = checks.flatMap((check) => (check.kind === 'CODE_LIST' ? [check.codes] : []));
  const [only, another] = codes;
  if (only === undefined || another !== undefined) return undefined;
  const distinct = [...new Set(only.map((code) => code.trim()))];
  const fit = distinct.every((code) => NAME.test(code) && code !== UNLISTED);
  return fit && distinct.length <= MOST_CODES ? distinct : undefined;
}

/** The enums of a field of a short code list. */
export function codeTypesOf(slug: string, field: EntryField): CodeTypes | undefined {
  const codes = codesOf(field);
  if (codes === undefined) return undefined;
  // No slug puts an underscore before a small letter, so that no two fields share a name.
  const name = `${typeNameOf(slug)}_${field.name}`;
  const listed = Object.fromEntries(codes.map((code) => [code, { value: code }]));
  return {
    ask: new GraphQLEnumType({
      name,
      description: `${field.titleZh}：代码。 ${field.titleEn}: codes.`,
      values: listed,
    }),
    read: new ReadCodes(
      {
        name: `${name}_OrUnlisted`,
        description: `${field.titleZh}：代码。 ${field.titleEn}: codes.`,
        values: {
          ...listed,
          [UNLISTED]: {
            description:
              '现行代码表以外的值，出自以前的版本；原值用主接口读。 A value of an earlier release that is no longer in the list; the core endpoint gives it as it is.',
          },
        },
      },
      new Set(codes),
    ),
  };
}

/** An enum that no value breaks. */
class ReadCodes extends GraphQLEnumType {
  readonly #listed: ReadonlySet<unknown>;

  constructor(config: ConstructorParameters<typeof GraphQLEnumType>[0], listed: Set<unknown>) {
    super(config);
    this.#listed = listed;
  }

  override serialize(value: unknown): string {
    return super.serialize(this.#listed.has(value) ? value : UNLISTED) as string;
  }
}
