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
  /** Path of the input that is not right. */
  readonly argument: string | undefined;
  readonly requestId: string | undefined;

  constructor(
    code: string,
    message: string,
    {
      reason,
      hint,
      argument,
      requestId,
    }: { reason?: Text; hint?: Text; argument?: string; requestId?: string } = {},
  ) {
    super(message);
    this.name = 'CodedError';
    this.code = code;
    this.reason = reason;
    this.hint = hint;
    this.argument = argument;
    this.requestId = requestId;
  }
}

/** An error in the form in which the endpoint and all its addresses tell it. */
export interface ToldError {
  message: string;
  extensions?: {
    code?: string;
    message?: Text;
    hint?: Text;
    argument?: string;
    requestId?: string;
  };
}

interface Reply<Data> {
  data?: Data | null;
  errors?: ToldError[];
}

export function asCodedError({ message: said, extensions }: ToldError): CodedError {
  const { code, message, hint, argument, requestId } = extensions ?? {};
  return new CodedError(code ?? 'INTERNAL_SERVER_ERROR', said, {
    ...(message && { reason: message }),
    ...(hint && { hint }),
    ...(argument && { argument }),
    ...(requestId && { requestId }),
  });
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
  if (failure) throw asCodedError(failure);
  if (!reply.data) throw new CodedError('INTERNAL_SERVER_ERROR', 'The answer held no data.');
  return reply.data;
}
