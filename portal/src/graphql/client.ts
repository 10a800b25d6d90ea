import type { Text } from './contract';

declare const types: unique symbol;

/** A document together with the types of its answer and of its variables. */
export interface Operation<Data, Variables> {
  readonly text: string;
  readonly [types]?: (variables: Variables) => Data;
}

export function operation<Data, Variables = Record<string, never>>(
  text: string,
): Operation<Data, Variables> {
  return { text };
}

export class CodedError extends Error {
  readonly code: string;
  /** The reason in both languages; `message` is for the console. */
  readonly reason: Text | undefined;
  readonly hint: Text | undefined;
  readonly requestId: string | undefined;

  constructor(
    code: string,
    message: string,
    { reason, hint, requestId }: { reason?: Text; hint?: Text; requestId?: string } = {},
  ) {
    super(message);
    this.name = 'CodedError';
    this.code = code;
    this.reason = reason;
    this.hint = hint;
    this.requestId = requestId;
  }
}

interface Reply<Data> {
  data?: Data | null;
  errors?: {
    message: string;
    extensions?: { code?: string; message?: Text; hint?: Text; requestId?: string };
  }[];
}

export async function send<Data, Variables>(
  { text }: Operation<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  let reply: Reply<Data>;
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: text, variables }),
      signal: signal ?? null,
    });
    reply = (await response.json()) as Reply<Data>;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new CodedError('UNAVAILABLE', 'The endpoint did not answer.');
  }
  const failure = reply.errors?.[0];
  if (failure) {
    const { code, message, hint, requestId } = failure.extensions ?? {};
    throw new CodedError(code ?? 'INTERNAL_SERVER_ERROR', failure.message, {
      ...(message && { reason: message }),
      ...(hint && { hint }),
      ...(requestId && { requestId }),
    });
  }
  if (!reply.data) throw new CodedError('INTERNAL_SERVER_ERROR', 'The answer held no data.');
  return reply.data;
}
