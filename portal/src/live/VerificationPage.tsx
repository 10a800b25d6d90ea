import type { ReactNode } from 'react';
import { FilingPage } from '../cases/FilingPage';
import { VerificationForm } from '../cases/VerificationForm';

/** 数据校核申请 (M19). */
export default function VerificationPage(): ReactNode {
  return (
    <FilingPage
      title={{ zh: '数据校核申请', en: 'Ask for verification of data' }}
      then={{
        zh: '属实的，改正的数据发布后再告知您一次。',
        en: 'Once the mended data is released, you are told again.',
      }}
      form={VerificationForm}
    />
  );
}
