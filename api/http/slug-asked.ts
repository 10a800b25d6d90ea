import { type DocumentNode, getOperationAST, Kind, type ValueNode } from 'graphql';

/** The slug of the dataset that an operation asks for, by the variables that come with it. */
export type SlugAsked = (variables: Readonly<Record<string, unknown>>) => string | undefined;

const NONE: SlugAsked = () => undefined;

/** Of an operation whose first field is `dataset`; what it says nowhere else need not be found. */
export function slugAsked(document: DocumentNode, operationName: string | undefined): SlugAsked {
  const [first] = getOperationAST(document, operationName)?.selectionSet.selections ?? [];
  if (first?.kind !== Kind.FIELD || first.name.value !== 'dataset') return NONE;
  const slug = first.arguments?.find(({ name }) => name.value === 'slug')?.value;
  return slug === undefined ? NONE : valueAsked(slug);
}

function valueAsked(value: ValueNode): SlugAsked {
  if (value.kind === Kind.STRING) return () => value.value;
  if (value.kind !== Kind.VARIABLE) return NONE;
  return (variables) => {
    const given = variables[value.name.value];
    return typeof given === 'string' ? given : undefined;
  };
}
