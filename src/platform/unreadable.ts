import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'

type Answer = { status: string; body: string }
type Unreadable = NodeJS.ErrnoException & { rawPacket?: Buffer }

/** By the code of what the parser met; anything else is an address or a header that it cannot read. */
const ANSWERS: Record<string, Answer> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    body: 'アドレスか送られた情報が長すぎるため、読み取れませんでした。最初のページ（/）からもう一度お進みください。\nThe address or the headers are too long. Please start again from the first page (/).\n',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    body: '送られてくるのを待ちましたが、最後まで届きませんでした。もう一度送ってください。\nThe request did not arrive in time. Please send it again.\n',
  },
}
const UNREADABLE: Answer = {
  status: '400 Bad Request',
  body: 'アドレス（URL）を読み取れませんでした。日本語などの文字は「%E6%9C%AC」のような形にして送ってください。最初のページ（/）の検索からもさがせます。\nThe address could not be read. Please percent-encode letters that are not ASCII (UTF-8), or search from the first page (/).\n',
}

/** Answers in words what is no readable request, where Node itself would close the connection without any. */
export function answerUnreadable(server: Server): void {
  // Nobody goes through us to somewhere else; Node would close the connection without a word.
  server.on('connect', (_, socket) => answer(socket, UNREADABLE))
  server.on('clientError', (error: Unreadable, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    answer(socket, ANSWERS[error.code ?? ''] ?? UNREADABLE, error.rawPacket?.subarray(0, 5).toString() === 'HEAD ')
  })
}

/** To HEAD the same without its words: whoever asked takes them for the next answer. */
function answer(socket: Duplex, { status, body }: Answer, head = false): void {
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      'content-type: text/plain; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'x-content-type-options: nosniff',
      'connection: close',
      '',
      head ? '' : body,
    ].join('\r\n'),
  )
}
