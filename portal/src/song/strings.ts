import type { Text } from '../graphql/contract';

/** Everything that is set in the Song type: the subset font holds these glyphs and no others. */
export const song = {
  name: { zh: '洛阳市政务数据开放', en: 'Luoyang Open Data' },
  heroFirst: { zh: '洛阳数据，', en: 'Luoyang data,' },
  heroSecond: { zh: '坊门已开', en: 'the gates are open' },
  services: { zh: '办事', en: 'Services' },
  latest: { zh: '最近更新', en: 'Just updated' },
  themes: { zh: '按主题找', en: 'By theme' },
  answers: { zh: '答复得怎样', en: 'How it is answered' },
  endpointFirst: { zh: '一个端点，', en: 'One endpoint,' },
  endpointSecond: { zh: '取到任何一行', en: 'any single row' },
  open: { zh: '公开', en: 'In the open' },
} satisfies Record<string, Text>;
