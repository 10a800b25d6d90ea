/** Words of headers and how they are called in queries; a header made of them alone gets their names. */
const WORDS: Record<string, string> = {
  新增: 'new',
  累计: 'total',
  确诊: 'confirmed',
  出院: 'discharged',
  死亡: 'deaths',
  报道: 'report',
  来源: 'source',
  链接: 'link',
  消息: 'message',
  省份: 'province',
  城市: 'city',
  学校: 'school',
  名称: 'name',
  标识码: 'code',
  主管: 'governing',
  部门: 'department',
  所在地: 'location',
  办学: 'education',
  层次: 'level',
  备注: 'remarks',
  序号: 'serial',
  序列: 'sequence',
  企业: 'company',
  单位: 'unit',
  监测: 'monitoring',
  监测站: 'station',
  站点: 'site',
  站: 'station',
  景区: 'scenicArea',
  行政区划: 'division',
  代码: 'code',
  编号: 'number',
  统一社会信用代码: 'creditCode',
  所属: 'its',
  地市: 'city',
  区县: 'district',
  行业: 'industry',
  处罚: 'penalty',
  公布: 'published',
  时间: 'time',
  日期: 'date',
  存在: 'existing',
  问题: 'problem',
  处理: 'handling',
  情况: 'situation',
  罚款: 'fine',
  信息: 'information',
  标题: 'title',
  网址: 'url',
  地址: 'address',
  电话: 'phone',
  姓名: 'personName',
  经度: 'longitude',
  纬度: 'latitude',
  年份: 'year',
  年: 'year',
  月: 'month',
  日: 'day',
  小时: 'hour',
  类别: 'category',
  类型: 'type',
  级别: 'level',
  等级: 'grade',
  数量: 'quantity',
  面积: 'area',
  人口: 'population',
  金额: 'amount',
  街道: 'street',
  乡镇: 'township',
  村: 'village',
  国家: 'country',
  排污: 'discharge',
  许可证: 'permit',
  实施: 'implementation',
  时限: 'deadline',
  博物馆: 'museum',
  公交: 'bus',
  线路: 'line',
  温度: 'temperature',
  湿度: 'humidity',
  风速: 'windSpeed',
  风向: 'windDirection',
  降水量: 'precipitation',
  气压: 'pressure',
  状态: 'status',
  结果: 'result',
  用途: 'purpose',
  规模: 'scale',
  开始: 'start',
  结束: 'end',
  车牌: 'plate',
  邮编: 'postcode',
  邮政编码: 'postcode',
  法定代表人: 'legalRepresentative',
  注册: 'registered',
  资本: 'capital',
  性别: 'sex',
  年龄: 'age',
  身份证号: 'identityNumber',
  手机号: 'mobile',
  证件号码: 'documentNumber',
};

/** Longest first, so that 监测站 is not read as 监测 and 站. */
const WORD = new RegExp(
  Object.keys(WORDS)
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'g',
);

/**
 * A name for queries from a header: 学校名称 → schoolName, PM2.5 → pm25, 一级行政区划(Adm1) → adm1; the
 * column's place where neither words nor letters help.
 */
export function proposeName(column: string, at: number): string {
  const plain = column.normalize('NFKC').replaceAll(/\s/g, '');
  const bare = plain.replaceAll(/[(（[［].*?[)）\]］]/g, '');
  if (bare !== '' && bare.replaceAll(WORD, '').replaceAll(/\d/g, '') === '') {
    const words = bare.match(new RegExp(`${WORD.source}|\\d+`, 'g')) ?? [];
    const name = camelCase(
      words.map((word) => WORDS[word] ?? word),
      false,
    );
    if (/^[a-z]/.test(name)) return name;
  }
  const ofLetters = fromLetters(column, true);
  return ofLetters ?? fromLetters(column, false) ?? `column${at + 1}`;
}

function fromLetters(column: string, withoutBrackets: boolean): string | undefined {
  const text = column.normalize('NFKC').replaceAll(/(\d)\.(\d)/g, '$1$2');
  const words =
    (withoutBrackets ? text.replaceAll(/[(（].*?[)）]/g, ' ') : text).match(
      /[A-Za-z][A-Za-z0-9]*|\d+/g,
    ) ?? [];
  return /^[A-Za-z]/.test(words[0] ?? '') ? camelCase(words, true) : undefined;
}

function camelCase(words: readonly string[], lowers: boolean): string {
  const [first = '', ...rest] = words;
  const start = /^[A-Z0-9]+$/.test(first)
    ? first.toLowerCase()
    : first.charAt(0).toLowerCase() + first.slice(1);
  const tail = rest.map(
    (word) => word.charAt(0).toUpperCase() + (lowers ? word.slice(1).toLowerCase() : word.slice(1)),
  );
  return (start + tail.join('')).slice(0, 50);
}
