/** A code of the city in GB/T 2260, and in the lists of which years it stands (as of the end of the year). */
export interface DivisionCode {
  code: string;
  name: string;
  /** First year in whose list it stands; absent where it is older than the changes that we know, from 1993 on. */
  since?: number;
  /** Last year in whose list it stands. */
  until?: number;
  /** The code that took its place. */
  became?: string;
}

/** 洛阳市 and its county-level divisions, those that are retired included. */
export const DIVISION_CODES: readonly DivisionCode[] = [
  { code: '410300', name: '洛阳市' },
  { code: '410302', name: '老城区' },
  { code: '410303', name: '西工区' },
  { code: '410304', name: '瀍河回族区' },
  { code: '410305', name: '涧西区' },
  { code: '410306', name: '吉利区', until: 2020, became: '410308' },
  { code: '410307', name: '偃师区', since: 2021 },
  { code: '410308', name: '孟津区', since: 2021 },
  { code: '410311', name: '洛龙区' },
  { code: '410321', name: '偃师县', until: 1992, became: '410381' },
  { code: '410322', name: '孟津县', until: 2020, became: '410308' },
  { code: '410323', name: '新安县' },
  { code: '410324', name: '栾川县' },
  { code: '410325', name: '嵩县' },
  { code: '410326', name: '汝阳县' },
  { code: '410327', name: '宜阳县' },
  { code: '410328', name: '洛宁县' },
  { code: '410329', name: '伊川县' },
  { code: '410381', name: '偃师市', since: 1993, until: 2020, became: '410307' },
];

/** 高新技术产业开发区: a code of statistics for a functional zone that is no division. */
export const FUNCTIONAL_ZONES: readonly string[] = ['410371'];
