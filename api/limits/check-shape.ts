import {
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type DocumentNode,
} from 'graphql';
import { Refusal } from '../errors.ts';
import { API_LIMITS } from './api-limits.ts';

/**
 * Bounds the shape of an operation; the names of its root fields, once per alias. It runs for every request, also for documents that were validated
 * before, because validation rules do not.
 * @throws COST_EXCEEDED
 */
export function checkShape(document: DocumentNode, operation: OperationDefinitionNode): string[] {
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment): [string, FragmentDefinitionNode] => [fragment.name.value, fragment]),
  );
  const shape = { aliases: 0 };
  const rootFields: string[] = [];

  const walk = (selections: SelectionSetNode, depth: number): void => {
    if (depth > API_LIMITS.depth) tooLarge('depth', API_LIMITS.depth);
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment !== undefined) walk(fragment.selectionSet, depth);
        continue;
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, depth);
        continue;
      }
      if (selection.alias !== undefined && ++shape.aliases > API_LIMITS.aliases)
        tooLarge('aliases', API_LIMITS.aliases);
      if (depth === 1 && rootFields.push(selection.name.value) > API_LIMITS.rootFields)
        tooLarge('rootFields', API_LIMITS.rootFields);
      // Introspection is deep by nature and answers from memory.
      if (selection.selectionSet !== undefined && !selection.name.value.startsWith('__')) {
        walk(selection.selectionSet, depth + 1);
      }
    }
  };
  walk(operation.selectionSet, 1);
  return rootFields;
}

function tooLarge(limit: keyof typeof API_LIMITS, most: number): never {
  throw new Refusal('COST_EXCEEDED', {
    argument: limit,
    message: {
      zh: `查询超出上限 ${limit}=${most}`,
      en: `the query exceeds the limit ${limit}=${most}`,
    },
  });
}
