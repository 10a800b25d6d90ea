import { divisionList } from '../../api/departments/divisions.ts';
import { builder } from '../builder.ts';
import { Text, text } from '../text.ts';

type DivisionShape = Awaited<ReturnType<typeof divisionList>>[number];

const Division = builder.objectRef<DivisionShape>('Division').implement({
  description: '行政区划（GB/T 2260）。 An administrative division.',
  fields: (t) => ({
    code: t.exposeString('code', { description: '六位代码。 Six digits.' }),
    name: t.field({
      type: Text,
      description: '名称。 Name.',
      resolve: ({ nameZh, nameEn }) => text(nameZh, nameEn),
    }),
  }),
});

builder.queryField('divisions', (t) =>
  t.field({
    type: [Division],
    description: '本市的行政区划。 The divisions of the city.',
    resolve: (_root, _args, { system }) => divisionList(system),
  }),
);
