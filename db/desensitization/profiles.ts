import type { Desensitization } from '../catalogue/desensitization.ts';
import type { Sensitivity } from '../catalogue/vocabulary.ts';
import type { PersonalKind } from './vocabulary.ts';

/** 脱敏模板: how a kind of column is recognised, and what is proposed for it. The Bureau keeps them. */
export interface DesensitizationProfile {
  /** Its name, /^[A-Z][A-Z0-9_]{1,39}$/. */
  kind: string;
  titleZh: string;
  titleEn: string;
  /** Words of which one stands in the header, in either language, whatever their case. */
  names: string[];
  /** Personal data of which one is found in the values. */
  contents: PersonalKind[];
  sensitivity: Sensitivity;
  /** Null where the column is harmless by itself. */
  treatment: Desensitization | null;
  /** Whether it says something of a person by which, together with others, he can be matched. */
  quasi: boolean;
  /** Only where another column of the table is about persons. */
  besidePersons: boolean;
  /** The first that fits is taken. */
  position: number;
}

const personal = (
  kind: string,
  [titleZh, titleEn]: [string, string],
  names: string[],
  treatment: Desensitization,
  contents: PersonalKind[] = [],
): Omit<DesensitizationProfile, 'position'> => ({
  kind,
  titleZh,
  titleEn,
  names,
  contents,
  sensitivity: 'PERSONAL',
  treatment,
  quasi: false,
  besidePersons: false,
});

const quasi = (
  kind: string,
  [titleZh, titleEn]: [string, string],
  names: string[],
  besidePersons: boolean,
): Omit<DesensitizationProfile, 'position'> => ({
  ...personal(kind, [titleZh, titleEn], names, { method: 'DROP' }),
  sensitivity: 'NONE',
  treatment: null,
  quasi: true,
  besidePersons,
});

/** With what the system begins. */
export const FIRST_PROFILES: DesensitizationProfile[] = [
  personal(
    'IDENTITY_NUMBER',
    ['证件号码', 'Identity number'],
    ['身份证', '公民身份', '证件号码', 'identity'],
    { method: 'MASK', kind: 'IDENTITY_NUMBER' },
  ),
  personal(
    'PERSON_NAME',
    ['姓名', 'Name of a person'],
    ['姓名', '法定代表人', '法人代表', '联系人'],
    { method: 'MASK', kind: 'NAME' },
  ),
  personal(
    'MOBILE',
    ['手机、联系电话', 'Telephone of a person'],
    ['手机', '联系电话', '家庭电话'],
    {
      method: 'MASK',
      kind: 'PHONE',
    },
  ),
  personal('EMAIL', ['电子邮箱', 'E-mail'], ['邮箱', 'email', 'e-mail'], { method: 'DROP' }),
  personal('HOME_ADDRESS', ['住址', 'Home address'], ['住址', '家庭地址', '户籍地址'], {
    method: 'GENERALISE_ADDRESS',
  }),
  personal('BANK_ACCOUNT', ['银行账号', 'Bank account'], ['银行账号', '银行卡'], {
    method: 'MASK',
    kind: 'ACCOUNT',
  }),
  personal('PLATE', ['车牌', 'Number plate'], ['车牌'], { method: 'MASK', kind: 'PLATE' }),
  {
    ...personal(
      'BIRTH',
      ['出生日期', 'Date of birth'],
      ['出生日期', '出生年月', '生日', 'birth date'],
      {
        method: 'GENERALISE_DATE',
        to: 'YEAR',
      },
    ),
    quasi: true,
  },
  {
    ...personal(
      'HOME_POSITION',
      ['人员位置坐标', 'Position of a person'],
      ['经度', '纬度', 'longitude', 'latitude'],
      {
        method: 'GRID',
        size: 0.01,
      },
    ),
    besidePersons: true,
  },
  quasi('BIRTH_YEAR', ['出生年份', 'Year of birth'], ['出生年', 'birth'], false),
  quasi('SEX', ['性别', 'Sex'], ['性别', 'gender'], false),
  quasi('ETHNICITY', ['民族', 'Ethnicity'], ['民族', 'ethnic'], false),
  quasi('EDUCATION', ['学历', 'Education'], ['学历', '文化程度'], false),
  quasi('MARRIAGE', ['婚姻状况', 'Marital status'], ['婚姻'], false),
  quasi('AGE', ['年龄', 'Age'], ['年龄'], false),
  quasi('OCCUPATION', ['职业', 'Occupation'], ['职业', 'occupation'], true),
  quasi('DISTRICT', ['县区', 'District'], ['县区', '区县', '区划', '户籍地', 'district'], true),
  personal(
    'FREE_TEXT',
    ['含个人信息的文字', 'Text that holds personal data'],
    [],
    { method: 'DROP' },
    ['IDENTITY_NUMBER', 'BANK_CARD', 'MOBILE', 'EMAIL', 'SOCIAL_SECURITY_NUMBER'],
  ),
].map((profile, position) => ({ ...profile, position }));
