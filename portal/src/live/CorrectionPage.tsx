import type { ReactNode } from 'react';
import { CorrectionForm } from '../cases/CorrectionForm';
import { FilingPage } from '../cases/FilingPage';

/** 目录更正申请 (M32). */
export default function CorrectionPage(): ReactNode {
  return (
    <FilingPage
      title={{ zh: '目录更正申请', en: 'Ask for a correction of the catalogue' }}
      form={CorrectionForm}
    />
  );
}
