/** A sentence in both languages. */
export interface Sentence {
  zh: string;
  en: string;
}

interface ErrorEntry {
  /** HTTP status when the whole request is refused. */
  status: number;
  title: Sentence;
  /** What the caller should do. */
  todo: Sentence;
}

/** Every error code of the system. What is not here reaches nobody: it becomes INTERNAL_SERVER_ERROR. */
export const ERRORS = {
  UNAUTHENTICATED: {
    status: 401,
    title: { zh: '需要先确认身份', en: 'Your identity is not known yet' },
    todo: {
      zh: '在网页登录，或在请求头带上 Authorization: Bearer 密钥；密钥在“我的 › 密钥”里自助生成，见 /build/keys。',
      en: 'Sign in on the portal, or send “Authorization: Bearer KEY”; make a key yourself under My › Keys, see /en/build/keys.',
    },
  },
  IDENTITY_NOT_VERIFIED: {
    status: 403,
    title: { zh: '需要实名认证', en: 'Identity authentication is needed' },
    todo: {
      zh: '按《办法》第三十三条，取用数据须经身份认证。请在统一认证平台完成实名认证后重新登录。',
      en: 'Article 33 asks for identity authentication. Complete it at your identity provider and sign in again.',
    },
  },
  FORBIDDEN: {
    status: 403,
    title: { zh: '以当前身份不能办理', en: 'Not allowed in the name you are acting in' },
    todo: {
      zh: '换一个您有权代表的身份再试；没有的，请联系提供部门。',
      en: 'Switch to a party that may do this, or contact the providing department.',
    },
  },
  GRANT_REQUIRED: {
    status: 403,
    title: { zh: '这些字段需要先申请', en: 'These fields need an agreed application' },
    todo: {
      zh: '在数据集页面申请这些字段，提供部门在10个工作日内答复；或只查询可直接取用的字段。',
      en: 'Apply for the fields on the dataset page (answered within 10 working days), or ask only for fields that are free.',
    },
  },
  DATASET_NOT_FOUND: {
    status: 404,
    title: { zh: '没有这个数据集', en: 'No such dataset' },
    todo: { zh: '请在目录中查找。', en: 'Look it up in the catalogue.' },
  },
  NOT_FOUND: {
    status: 404,
    title: { zh: '没有这个对象', en: 'No such object' },
    todo: { zh: '请核对编号。', en: 'Check the identifier.' },
  },
  NOT_RELEASED: {
    status: 404,
    title: { zh: '还没有发布数据', en: 'No data has been released yet' },
    todo: {
      zh: '目录已发布，数据尚未发布；请稍后再来。',
      en: 'The entry is published, its data is not yet; come back later.',
    },
  },
  BAD_USER_INPUT: {
    status: 400,
    title: { zh: '参数不对', en: 'An argument is not right' },
    todo: {
      zh: '看 reason 和 argument，改正后再试。',
      en: 'See reason and argument, correct and try again.',
    },
  },
  CURSOR_INVALID: {
    status: 400,
    title: { zh: '游标无效', en: 'The cursor is not genuine' },
    todo: {
      zh: '请原样使用返回的游标，或从第一页重新开始。',
      en: 'Use cursors exactly as returned, or start again from the first page.',
    },
  },
  SHAPE_CHANGED: {
    status: 409,
    title: { zh: '两个版本的结构不同', en: 'The two releases have different shapes' },
    todo: {
      zh: '其间字段有增删或改变，无法逐行比较；请取后一版本的全部数据。',
      en: 'Fields were added or changed in between, so that rows cannot be compared; take the whole later release.',
    },
  },
  CURSOR_FOREIGN: {
    status: 400,
    title: { zh: '游标属于另一个查询', en: 'The cursor belongs to another question' },
    todo: {
      zh: '翻页时数据集、版本、筛选和排序都不能变；请从第一页重新开始。',
      en: 'Dataset, release, filter and order must stay the same while paging; start again from the first page.',
    },
  },
  RELEASE_WITHDRAWN: {
    status: 410,
    title: { zh: '这个版本已收回', en: 'This release has been taken back' },
    todo: {
      zh: '请改用当前版本，从第一页重新开始。',
      en: 'Use the current release, from the first page.',
    },
  },
  CONFLICT: {
    status: 409,
    title: { zh: '办件状态已变', en: 'The case has moved on' },
    todo: { zh: '刷新后查看最新状态。', en: 'Reload and look at its present state.' },
  },
  NOTICE_REQUIRED: {
    status: 409,
    title: { zh: '须先公告', en: 'A notice is needed first' },
    todo: {
      zh: '在该信息项的 notice 中写明变更、日期和理由并发布；到期后再删除或修改。增加信息项不受限制。',
      en: 'Declare the notice of the field with its day and reason and publish it; remove or change the field from that day on. Adding fields is free.',
    },
  },
  COST_EXCEEDED: {
    status: 400,
    title: { zh: '查询过大', en: 'The query is too large' },
    todo: {
      zh: '减少嵌套、别名或字段，或加上对有索引的字段的筛选；上限见 apiLimits。',
      en: 'Use less nesting, fewer aliases or fields, or filter by an indexed field too; limits are in apiLimits.',
    },
  },
  RATE_LIMITED: {
    status: 429,
    title: { zh: '请求太频繁', en: 'Too many requests' },
    todo: {
      zh: '稍等再试，间隔见 Retry-After。',
      en: 'Wait as long as Retry-After says, then try again.',
    },
  },
  UNAVAILABLE: {
    status: 503,
    title: { zh: '暂时不可用', en: 'Not available for the moment' },
    todo: { zh: '请稍后再试。', en: 'Try again in a little while.' },
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    title: { zh: '系统出错', en: 'Something went wrong on our side' },
    todo: { zh: '请把 requestId 告诉我们。', en: 'Tell us the requestId.' },
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** Which argument is wrong, and how: the finer reason behind BAD_USER_INPUT. */
export type InputReason =
  | 'UNKNOWN_FIELD'
  | 'UNKNOWN_OPERATOR'
  | 'WRONG_TYPE'
  | 'OUT_OF_RANGE'
  | 'TOO_DEEP'
  | 'TOO_MANY'
  | 'MISSING'
  | 'UNKNOWN_VALUE'
  | 'OTHER_REFERENCE_SYSTEM'
  | 'NOT_NEEDED'
  | 'NOT_TOGETHER';

export interface RefusalDetail {
  reason?: InputReason;
  /** Path of the argument or the names of the fields concerned. */
  argument?: string;
  message?: Sentence;
  /** When it is worth trying again. */
  retryAfterSeconds?: number;
}

/** A refusal that the caller is meant to read. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly detail: RefusalDetail;
  readonly sentence: Sentence;

  constructor(code: ErrorCode, detail: RefusalDetail = {}) {
    const sentence = detail.message ?? ERRORS[code].title;
    super(sentence.en);
    this.code = code;
    this.detail = detail;
    this.sentence = sentence;
  }
}

/** BAD_USER_INPUT with its reason, the argument, and a sentence about it. */
export function badInput(reason: InputReason, argument: string, zh: string, en: string): Refusal {
  return new Refusal('BAD_USER_INPUT', { reason, argument, message: { zh, en } });
}
