import { builder } from './builder.ts';

export interface PageInfoShape {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

export const PageInfo = builder.objectRef<PageInfoShape>('PageInfo').implement({
  description: '翻页信息（Relay）。 About the page (Relay).',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', { description: '后面还有。 More follows.' }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
      description: '前面还有。 Something came before.',
    }),
    startCursor: t.exposeString('startCursor', {
      nullable: true,
      description: '第一项的游标。 Cursor of the first item.',
    }),
    endCursor: t.exposeString('endCursor', {
      nullable: true,
      description: '最后一项的游标。 Cursor of the last item.',
    }),
  }),
});
