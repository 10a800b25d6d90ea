import {
  type FieldNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  Kind,
  type SelectionSetNode,
} from 'graphql';

const wholes = new WeakMap<FieldNode, FieldNode>();

/** Lets a field stand for another one from whose selection it was relieved. */
export function standFor(bare: FieldNode, whole: FieldNode): void {
  wholes.set(bare, whole);
}

/** Names of the declared fields that are selected at one of several places. */
export function namesAt(info: GraphQLResolveInfo, ...paths: readonly string[][]): string[] {
  const nodes = paths.flatMap((path) => selectedAt(info, path)).filter(isData);
  return [...new Set(nodes.map((node) => node.name.value))];
}

/** The fields selected at the end of a path below a resolver's own field, each with the node that selects it. */
export function selectedAt(info: GraphQLResolveInfo, path: readonly string[]): FieldNode[] {
  let nodes: readonly FieldNode[] = info.fieldNodes;
  for (const name of path) {
    nodes = nodes
      .flatMap((node) => fieldsOf(node, info))
      .filter((node) => node.name.value === name);
  }
  return nodes.flatMap((node) => fieldsOf(wholes.get(node) ?? node, info));
}

function isData(node: FieldNode): boolean {
  return !node.name.value.startsWith('__');
}

function fieldsOf(node: { selectionSet?: SelectionSetNode | undefined }, info: GraphQLResolveInfo) {
  const found: FieldNode[] = [];
  for (const selection of node.selectionSet?.selections ?? []) {
    const skip = getDirectiveValues(GraphQLSkipDirective, selection, info.variableValues);
    const include = getDirectiveValues(GraphQLIncludeDirective, selection, info.variableValues);
    if (skip?.['if'] === true || include?.['if'] === false) continue;
    if (selection.kind === Kind.FIELD) found.push(selection);
    else {
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD ? info.fragments[selection.name.value] : selection;
      if (inner !== undefined) found.push(...fieldsOf(inner, info));
    }
  }
  return found;
}
