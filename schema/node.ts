import { badInput } from '../api/errors.ts';
import { builder, type Context } from './builder.ts';

const MOST_IDS = 100;
/** Marks an object with the type under which it was loaded by id. */
const TYPE = Symbol('type');
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Loads an object of one type; undefined for what does not exist or may not be seen. */
type Loader = (key: string, context: Context) => Promise<object | undefined>;

const loaders = new Map<string, { load: Loader; key: RegExp }>();

/** The Relay global id of an object. */
export function globalId(type: string, key: string): string {
  return Buffer.from(`${type}:${key}`).toString('base64url');
}

/** The key inside a global id of the expected type. */
export function keyOf(type: string, id: string, argument: string): string {
  const [found, key] = split(id);
  if (found !== type || key === undefined) {
    throw badInput(
      'UNKNOWN_VALUE',
      argument,
      `${argument} 不是 ${type} 的 ID`,
      `${argument} is not the id of a ${type}`,
    );
  }
  return key;
}

export const Node = builder.interfaceRef<object>('Node').implement({
  description: '有全局 ID 的对象（Relay）。 An object with a global id (Relay).',
  resolveType: (value) => (value as { [TYPE]?: string })[TYPE],
  fields: (t) => ({ id: t.id({ description: '全局 ID。 Global id.', resolve: () => '' }) }),
});

/** Registers how a type is found again by its id. */
export function registerNode(type: string, load: Loader, key: RegExp = UUID): void {
  loaders.set(type, { load, key });
}

async function loadNode(id: string, context: Context): Promise<object | null> {
  const [type, key] = split(id);
  const loader = type === undefined ? undefined : loaders.get(type);
  if (loader === undefined || key === undefined || !loader.key.test(key)) {
    throw badInput('UNKNOWN_VALUE', 'id', '不是本系统的 ID', 'not an id of this system');
  }
  const found = await loader.load(key, context);
  return found === undefined ? null : Object.assign(found, { [TYPE]: type });
}

function split(id: string): [string | undefined, string | undefined] {
  const textId = Buffer.from(id, 'base64url').toString();
  const colon = textId.indexOf(':');
  return colon < 0 ? [undefined, undefined] : [textId.slice(0, colon), textId.slice(colon + 1)];
}

builder.queryFields((t) => ({
  node: t.field({
    type: Node,
    nullable: true,
    description:
      '按全局 ID 取对象；没有或不可见为 null。 An object by global id; null when there is none or it may not be seen.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => loadNode(id, context),
  }),
  nodes: t.field({
    type: [Node],
    nullable: { list: false, items: true },
    description: `按全局 ID 取多个对象，最多 ${MOST_IDS} 个。 Objects by global id, ${MOST_IDS} at most.`,
    args: { ids: t.arg.idList({ required: true }) },
    resolve: (_root, { ids }, context) => {
      if (ids.length > MOST_IDS) {
        throw badInput('TOO_MANY', 'ids', `最多 ${MOST_IDS} 个`, `${MOST_IDS} at most`);
      }
      return Promise.all(ids.map((id) => loadNode(id, context)));
    },
  }),
}));
