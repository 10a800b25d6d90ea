import type { Text } from '../../db/catalogue/declaration.ts';

export interface DivisionSeed {
  /** Six-digit code of GB/T 2260. */
  code: string;
  name: Text;
}

export const city: DivisionSeed = { code: '410300', name: { zh: '洛阳市', en: 'Luoyang' } };

/**
 * The 7 districts and 7 counties since March 2021. 410371 (高新技术产业开发区) is a functional zone
 * with a statistical code only, and 410306, 410322 and 410381 are retired: none of them stands here.
 */
export const counties: DivisionSeed[] = [
  { code: '410302', name: { zh: '老城区', en: 'Laocheng District' } },
  { code: '410303', name: { zh: '西工区', en: 'Xigong District' } },
  { code: '410304', name: { zh: '瀍河回族区', en: 'Chanhe Hui District' } },
  { code: '410305', name: { zh: '涧西区', en: 'Jianxi District' } },
  { code: '410307', name: { zh: '偃师区', en: 'Yanshi District' } },
  { code: '410308', name: { zh: '孟津区', en: 'Mengjin District' } },
  { code: '410311', name: { zh: '洛龙区', en: 'Luolong District' } },
  { code: '410323', name: { zh: '新安县', en: "Xin'an County" } },
  { code: '410324', name: { zh: '栾川县', en: 'Luanchuan County' } },
  { code: '410325', name: { zh: '嵩县', en: 'Song County' } },
  { code: '410326', name: { zh: '汝阳县', en: 'Ruyang County' } },
  { code: '410327', name: { zh: '宜阳县', en: 'Yiyang County' } },
  { code: '410328', name: { zh: '洛宁县', en: 'Luoning County' } },
  { code: '410329', name: { zh: '伊川县', en: 'Yichuan County' } },
];

export const divisions: DivisionSeed[] = [city, ...counties];
