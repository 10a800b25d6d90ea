import {
  ClipboardList,
  FileSearch,
  KeyRound,
  ListChecks,
  PencilLine,
  Phone,
  Scale,
  ScanSearch,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '../components/form/Button';
import { Facts } from '../components/page/Facts';
import { Page } from '../components/page/Page';
import styles from '../components/page/Page.module.css';
import { useLanguage } from '../language/useLanguage';
import own from './services.module.css';

/** 办事: what can be done here, how long it takes, what is needed, what comes out. */
export default function Services(): ReactNode {
  const { say } = useLanguage();
  const needed = say('需要', 'Needed');
  const time = say('期限', 'Time');
  const result = say('结果', 'Result');
  const services = [
    {
      icon: ClipboardList,
      title: say('申请有条件开放数据', 'Apply for conditionally open data'),
      facts: [
        [
          needed,
          say(
            '实名登录；写明要哪些字段、做什么、用到何时。不用交营业执照和身份证复印件。',
            'Sign-in with authenticated identity; which fields, what for, until when. No copies of licences or identity cards.',
          ),
        ],
        [
          time,
          say(
            '提供部门十个工作日内答复；经主要负责人同意可延长一次，至多十个工作日。',
            'Ten working days; one extension of at most ten, by the principal.',
          ),
        ],
        [
          result,
          say(
            '同意、逐字段部分同意，或附理由和依据的不同意。',
            'Agreed, agreed field by field, or refused with reason and legal basis.',
          ),
        ],
      ] as const,
      to: '/data?openness=CONDITIONAL',
      action: say('选要申请的数据集', 'Choose a dataset to apply for'),
    },
    {
      icon: PencilLine,
      title: say('目录写错了：申请更正', 'The catalogue is wrong: ask for a correction'),
      facts: [
        [
          needed,
          say('登录；哪一处、应当怎样写、理由。', 'Sign-in; what, how it should read, why.'),
        ],
        [
          time,
          say(
            '提供部门十个工作日内答复；可延长一次，至多十个工作日（第三十二条）。',
            'Ten working days; one extension of at most ten (article 32).',
          ),
        ],
        [
          result,
          say(
            '同意的交大数据局更正目录，改好告知您；不同意的写明理由和依据。',
            'What is agreed to is altered by the Bureau and you are told; a refusal gives reason and basis.',
          ),
        ],
      ] as const,
      to: '/data',
      action: say('先找到数据集', 'Find the dataset first'),
    },
    {
      icon: ScanSearch,
      title: say('数据不对：申请校核', 'The data is wrong: ask for verification'),
      facts: [
        [
          needed,
          say('登录；哪一行、应当是什么、理由。', 'Sign-in; which row, what it should say, why.'),
        ],
        [
          time,
          say(
            '提供部门十个工作日内答复；可延长一次，至多十个工作日（第十九条）。',
            'Ten working days; one extension of at most ten (article 19).',
          ),
        ],
        [
          result,
          say(
            '属实的发布更正后的数据并告知您；其间持有效证明照常办事。',
            'What is right is mended by a release and you are told; business with valid proof goes on.',
          ),
        ],
      ] as const,
      to: '/data',
      action: say('先找到数据集', 'Find the dataset first'),
    },
    {
      icon: Scale,
      title: say('不同意答复：提出异议', 'You disagree with an answer: object'),
      facts: [
        [needed, say('一件已有答复的办件；理由。', 'A case of yours that has an answer; why.')],
        [time, say('大数据局十个工作日内答复。', 'The Bureau answers within ten working days.')],
        [
          result,
          say(
            '由未参与原决定的人另行答复，写明理由。',
            'Another answer, with its reason, by others than took the decision.',
          ),
        ],
      ] as const,
      to: '/me',
      action: say('从我的办件里选', 'Choose among my cases'),
    },
    {
      icon: FileSearch,
      title: say('查办件进度', 'Follow a case'),
      facts: [
        [needed, say('登录，选择申请时的身份。', 'Sign-in, as the party that applied.')],
        [time, say('随时。', 'At any time.')],
        [
          result,
          say(
            '到期日、怎么算的、每一步是谁在何时做的。',
            'The due date and how it is reckoned; each step, by whom and when.',
          ),
        ],
      ] as const,
      to: '/me',
      action: say('看我的办件', 'See my cases'),
    },
    {
      icon: ListChecks,
      title: say('看办件怎样答复：台账', 'See how cases are answered: the ledger'),
      facts: [
        [needed, say('不用登录。', 'No sign-in.')],
        [time, say('随时。', 'At any time.')],
        [
          result,
          say(
            '每一件何时收到、到期、答复，结果和依据；不写申请人。',
            'When each was received, due and answered, its outcome and basis; no applicant.',
          ),
        ],
      ] as const,
      to: '/open/ledger',
      action: say('看台账', 'See the ledger'),
    },
    {
      icon: KeyRound,
      title: say('领取接口密钥', 'Get an API key'),
      facts: [
        [needed, say('登录。', 'Sign-in.')],
        [time, say('当场。', 'At once.')],
        [
          result,
          say(
            '一把代表您或您单位的密钥，读到的正是您可读的。',
            'A key that acts for you or your organisation and reads what you may read.',
          ),
        ],
      ] as const,
      to: '/me#keys',
      action: say('生成密钥', 'Make a key'),
    },
    {
      icon: Phone,
      title: say('问提供部门', 'Ask the provider'),
      facts: [
        [needed, say('电话。', 'A telephone.')],
        [time, say('办公时间。', 'Office hours.')],
        [
          result,
          say(
            '数据的口径、更新和错误，由提供部门解释。',
            'The provider explains what the figures mean, when they change, what is wrong.',
          ),
        ],
      ] as const,
      to: '/departments',
      action: say('找部门电话', 'Find the number'),
    },
  ];
  return (
    <Page title={say('办事', 'Services')} crumbs={[]}>
      <h1>{say('办事', 'Services')}</h1>
      <p className={styles.lead}>
        {say(
          '每一件事都写明要什么、多久、得到什么。',
          'Each service says what it needs, how long it takes and what comes of it.',
        )}
      </p>
      <ul className={own.services} data-elder-column>
        {services.map(({ icon: Icon, title, facts, to, action }, index) => (
          <li key={title}>
            <h2>
              <Icon aria-hidden size={22} strokeWidth={1.75} />
              {title}
            </h2>
            <Facts facts={[...facts]} />
            <ButtonLink kind={index === 0 ? 'primary' : 'secondary'} to={to}>
              {action}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Page>
  );
}
