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
  GRANT_CHANGED: {
    status: 403,
    title: {
      zh: '获准的行与这次导出的不同',
      en: 'The rows that you may read are no longer those of this export',
    },
    todo: {
      zh: '请重新导出，得到现在获准的行。',
      en: 'Export again, and you get the rows that are granted now.',
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
  RELEASE_PURGED: {
    status: 410,
    title: { zh: '其中的数据已被清除', en: 'Values have been purged from this release' },
    todo: {
      zh: '文件已删除；需要的请重新导出，见数据集页的清除公告。',
      en: 'The file is gone; export anew where you need it. The dataset page has the notice of the purge.',
    },
  },
  EXPORT_TOO_LARGE: {
    status: 413,
    title: { zh: '导出过大', en: 'The export is too large' },
    todo: {
      zh: '减少字段或加上筛选，分几次导出；上限见 apiLimits 的 exportRows、exportMegabytes。',
      en: 'Take fewer fields or filter, and export in parts; limits are exportRows and exportMegabytes in apiLimits.',
    },
  },
  TOO_MANY_EXPORTS: {
    status: 409,
    title: { zh: '导出已到上限', en: 'You have as many exports as you may' },
    todo: {
      zh: '等正在进行的完成，或在“我的 › 导出”里取消、删除已有的；上限见 apiLimits 的 openExports、exportMegabytes。',
      en: 'Wait for those under way, or cancel or delete some under Mine › Exports; limits are openExports and exportMegabytes in apiLimits.',
    },
  },
  EXPORT_EXPIRED: {
    status: 410,
    title: { zh: '文件已不再保留', en: 'The file is no longer kept' },
    todo: {
      zh: '在“我的 › 导出”里看它的状态，需要的请重新导出。',
      en: 'See how it stands under Mine › Exports, and export anew where you need it.',
    },
  },
  LINK_INVALID: {
    status: 403,
    title: { zh: '下载链接无效', en: 'The link is not genuine' },
    todo: {
      zh: '请完整复制链接；或在“我的 › 导出”里重新取得。',
      en: 'Copy the whole link, or get a new one under Mine › Exports.',
    },
  },
  LINK_EXPIRED: {
    status: 410,
    title: { zh: '下载链接已过期', en: 'The link has expired' },
    todo: {
      zh: '链接短时有效，文件仍在：在“我的 › 导出”里重新取得链接，断点可以续传。',
      en: 'Links are short-lived, the file is still there: get a new one under Mine › Exports and go on where you stopped.',
    },
  },
  LINK_FOREIGN: {
    status: 403,
    title: { zh: '这是他人的下载链接', en: 'The link belongs to somebody else' },
    todo: {
      zh: '链接只供提出导出的人使用；请以自己的身份导出。',
      en: 'A link is for whoever asked for the export; ask for your own.',
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
