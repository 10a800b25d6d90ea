import type { ReactNode } from 'react';
import { useAddress } from '../address/useAddress';
import { FilingPage } from '../cases/FilingPage';
import { VerificationForm } from '../cases/VerificationForm';

/** 数据校核申请 (M19), from a row of the table where the address names one. */
export default function VerificationPage(): ReactNode {
  const { params } = useAddress();
  return (
    <FilingPage
      title={{ zh: '数据校核申请', en: 'Ask for verification of data' }}
      form={(slug, subject, received) => (
        <VerificationForm
          slug={slug}
          subject={subject}
          row={params?.get('row') ?? ''}
          field={params?.get('field') ?? ''}
          received={received}
        />
      )}
    />
  );
}
