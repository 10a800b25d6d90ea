import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/**
 * Puts a server under load from a process of its own. It speaks HTTP over bare sockets, because on a small
 * machine a client library would take as much processor time as the servers that are compared.
 */
export interface LoadOrder {
  port: number;
  path: string;
  headers: Record<string, string>;
  /** Sent in turn; each answer has to be as long as the one that was compared before. */
  questions: { body: string; answerBytes: number }[];
  connections: number;
  seconds: number;
}

export interface LoadResult {
  requests: number;
  seconds: number;
  p50: number;
  p95: number;
}

process.on('message', (order: LoadOrder) => {
  putUnderLoad(order).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
process.once('disconnect', () => process.exit());

async function putUnderLoad(order: LoadOrder): Promise<LoadResult> {
  const requests = order.questions.map(({ body, answerBytes }) => ({
    bytes: requestBytes(order, body),
    answerBytes,
  }));
  const milliseconds: number[] = [];
  const started = performance.now();
  const ends = started + order.seconds * 1000;

  const client = async (number: number): Promise<void> => {
    const socket = connect(order.port, '127.0.0.1');
    socket.setNoDelay(true);
    await once(socket, 'connect');
    const answers = new Answers(socket);
    for (let next = number; performance.now() < ends; next++) {
      const request = requests[next % requests.length];
      if (request === undefined) throw new Error('nothing to ask');
      const sent = performance.now();
      socket.write(request.bytes);
      const { status, length } = await answers.next();
      milliseconds.push(performance.now() - sent);
      if (status !== 200 || length !== request.answerBytes) {
        throw new Error(`status ${status}, ${length} bytes instead of ${request.answerBytes}`);
      }
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: order.connections }, (_, number) => client(number)));

  const seconds = (performance.now() - started) / 1000;
  milliseconds.sort((one, other) => one - other);
  const quantile = (share: number) =>
    milliseconds[Math.floor((milliseconds.length - 1) * share)] ?? Number.NaN;
  return { requests: milliseconds.length, seconds, p50: quantile(0.5), p95: quantile(0.95) };
}

function requestBytes({ port, path, headers }: LoadOrder, body: string): Buffer {
  const lines = Object.entries({
    host: `127.0.0.1:${port}`,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}

interface Answer {
  status: number;
  length: number;
}

/** The answers on one connection, of which only one is under way at a time. */
class Answers {
  #head = '';
  #missing = 0;
  #answer: Answer | undefined;
  #resolve: (answer: Answer) => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;

  constructor(socket: Socket) {
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', (error) => this.#reject(error));
    socket.on('close', () => this.#reject(new Error('the server closed the connection')));
  }

  next(): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  #take(chunk: Buffer): void {
    let bytes = chunk.length;
    if (this.#answer === undefined) {
      const before = this.#head.length;
      // One character a byte, so that positions in the text are positions in the bytes.
      this.#head += chunk.toString('latin1');
      const end = this.#head.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.#head)?.[1]);
      this.#answer = { status: Number(this.#head.slice(9, 12)), length };
      this.#missing = length;
      bytes = before + chunk.length - (end + 4);
      this.#head = '';
    }
    this.#missing -= bytes;
    if (this.#missing > 0) return;
    const answer = this.#answer;
    this.#answer = undefined;
    this.#resolve(answer);
  }
}
