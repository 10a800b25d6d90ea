import { useMemo } from 'react';
import { type Answer, useAnswer } from '../../graphql/useAnswer';
import { call } from '../../http/call';
import type { FieldDeclaration } from '../catalogue/declaration';
import type { Hints, Preview } from './contract';

/** What a waiting file will become under a declaration; asked anew whenever one of these changes. */
export function usePreview(
  file: string,
  order: { dataset: string | undefined; hints: Hints; fields: FieldDeclaration[] | undefined },
): Answer<Preview> {
  const body = JSON.stringify(order);
  const ask = useMemo(
    () => (signal: AbortSignal) =>
      call<Preview>('POST', `/deliveries/held/${file}/preview`, {
        body: JSON.parse(body) as object,
        signal,
      }),
    [file, body],
  );
  return useAnswer(ask);
}
