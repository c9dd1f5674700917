import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { ProblemDocument } from '@waymark/contract';

/** What Node gives up on before there is a request: a head beyond all measure, one that never ends, and what is no HTTP. */
const GIVEN_UP: Readonly<Record<string, readonly [status: number, title: string, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [
    431,
    'Request Header Fields Too Large',
    'The address, or what was sent with it, is too long. Ask for less at once.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'The request took too long to arrive. Send it again.'],
};
const NO_HTTP = [400, 'Bad Request', 'The request could not be read.'] as const;

/** Answers these with a problem document too, and closes. */
export function answerUnreadable(server: Server): void {
  server.on('clientError', (error: Error & { code?: string }, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const [status, title, detail] = GIVEN_UP[error.code ?? ''] ?? NO_HTTP;
    const problem: ProblemDocument = {
      type: 'about:blank',
      title: 'Please check what was sent',
      status,
      detail,
      errors: [],
      requestId: randomUUID().slice(0, 8),
    };
    const body = JSON.stringify(problem);
    socket.end(
      [
        `HTTP/1.1 ${status} ${title}`,
        'Content-Type: application/problem+json; charset=utf-8',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Cache-Control: no-store',
        'X-Content-Type-Options: nosniff',
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  });
}
