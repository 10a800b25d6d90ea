import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';
import type { ReferableKeys } from './check-field-checks.ts';
import { error, type Finding } from './finding.ts';

const NAME = /^[a-z][A-Za-z0-9]{0,62}$/;

/** Looks whether declared links lead somewhere: from released fields to the key of another open dataset. */
export function* checkLinks(
  entry: DatasetDeclaration,
  referable: ReferableKeys,
): Generator<Finding> {
  const released = entry.fields.filter(({ openness }) => openness !== 'CLOSED');
  const names = new Set(entry.fields.map(({ name }) => name));
  for (const [at, { name, dataset, on }] of (entry.links ?? []).entries()) {
    if (!NAME.test(name) || names.has(name))
      yield error(
        `links.${at}.name`,
        '关联的代号以小写字母开头，不与信息项或其他关联重名',
        'the name of a link begins with a lower-case letter and is that of no field and no other link',
      );
    names.add(name);
    if (!on.every(({ field }) => released.some((one) => one.name === field)))
      yield error(
        `links.${at}.on`,
        '关联所用的信息项须会发布',
        'the fields by which a link leads on are released',
      );
    if (dataset === entry.slug || !on.every(({ to }) => referable.has(`${dataset}.${to}`)))
      yield error(
        `links.${at}.dataset`,
        `没有另一开放数据集 ${dataset} 的这一主键，或它不是无条件开放`,
        `${dataset} is no other open dataset with that key, or not everyone may read it`,
      );
  }
}
