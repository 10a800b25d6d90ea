import { ERRORS, type ErrorCode, Refusal, type RefusalDetail, type Sentence } from '../errors.ts';

/** An error as every caller of the API sees it. */
export interface CodedError {
  message: string;
  extensions: {
    code: ErrorCode;
    message: Sentence;
    /** What to do about it. */
    hint: Sentence;
    requestId: string;
  } & Pick<RefusalDetail, 'reason' | 'argument' | 'retryAfterSeconds'>;
}

/** Refusals speak; anything else says nothing but where to ask. */
export function codedError(error: unknown, requestId: string): CodedError {
  const refusal = error instanceof Refusal ? error : new Refusal('INTERNAL_SERVER_ERROR');
  const { code, detail, sentence } = refusal;
  return {
    message: sentence.en,
    extensions: {
      code,
      message: sentence,
      hint: ERRORS[code].todo,
      requestId,
      ...(detail.reason === undefined ? {} : { reason: detail.reason }),
      ...(detail.argument === undefined ? {} : { argument: detail.argument }),
      ...(detail.retryAfterSeconds === undefined
        ? {}
        : { retryAfterSeconds: detail.retryAfterSeconds }),
    },
  };
}
