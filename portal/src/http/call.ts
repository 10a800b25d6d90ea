import { asCodedError, CodedError, type ToldError } from '../graphql/client';

const SILENT = () => new CodedError('UNAVAILABLE', 'The server did not answer.');

/** What these addresses answer: their own form, or an error in the endpoint's. */
function read<Data>(status: number, text: string): Data {
  let body: unknown;
  try {
    body = text === '' ? undefined : JSON.parse(text);
  } catch {
    throw SILENT();
  }
  if (status < 400) return body as Data;
  const [failure] = (body as { errors?: ToldError[] } | undefined)?.errors ?? [];
  throw failure ? asCodedError(failure) : SILENT();
}

/** Asks one of the addresses beside the endpoint: files and what becomes of them. */
export async function call<Data>(
  method: 'GET' | 'POST' | 'DELETE',
  address: string,
  { body, signal }: { body?: object; signal?: AbortSignal } = {},
): Promise<Data> {
  let response: Response;
  try {
    response = await fetch(address, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw SILENT();
  }
  return read(response.status, await response.text());
}

/** Sends a file as it is; only this way a browser tells how much has left. */
export function upload<Data>(
  address: string,
  file: File,
  { progress, signal }: { progress: (share: number) => void; signal: AbortSignal },
): Promise<Data> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept', 'application/json');
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      progress(total === 0 ? 1 : loaded / total),
    );
    request.addEventListener('load', () => {
      try {
        resolve(read(request.status, request.responseText));
      } catch (error) {
        reject(error instanceof Error ? error : SILENT());
      }
    });
    request.addEventListener('error', () => reject(SILENT()));
    request.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
