import type { ReactNode } from 'react';
import { CorrectionForm } from '../cases/CorrectionForm';
import { FilingPage } from '../cases/FilingPage';

/** 目录更正申请 (M32). */
export default function CorrectionPage(): ReactNode {
  return (
    <FilingPage
      title={{ zh: '目录更正申请', en: 'Ask for a correction of the catalogue' }}
      then={{
        zh: '同意的，大数据局更正目录后再告知您一次。',
        en: 'Once the Bureau has altered the catalogue, you are told again.',
      }}
      form={CorrectionForm}
    />
  );
}
