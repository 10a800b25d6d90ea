/** 洛阳市 and its 14 districts and counties since March 2021 (GB/T 2260). 410371, the high-tech zone, is no division. */
export const divisions: { code: string; zh: string; en: string }[] = [
  { code: '410300', zh: '洛阳市', en: 'Luoyang' },
  { code: '410302', zh: '老城区', en: 'Laocheng District' },
  { code: '410303', zh: '西工区', en: 'Xigong District' },
  { code: '410304', zh: '瀍河回族区', en: 'Chanhe Hui District' },
  { code: '410305', zh: '涧西区', en: 'Jianxi District' },
  { code: '410307', zh: '偃师区', en: 'Yanshi District' },
  { code: '410308', zh: '孟津区', en: 'Mengjin District' },
  { code: '410311', zh: '洛龙区', en: 'Luolong District' },
  { code: '410323', zh: '新安县', en: "Xin'an County" },
  { code: '410324', zh: '栾川县', en: 'Luanchuan County' },
  { code: '410325', zh: '嵩县', en: 'Song County' },
  { code: '410326', zh: '汝阳县', en: 'Ruyang County' },
  { code: '410327', zh: '宜阳县', en: 'Yiyang County' },
  { code: '410328', zh: '洛宁县', en: 'Luoning County' },
  { code: '410329', zh: '伊川县', en: 'Yichuan County' },
];
