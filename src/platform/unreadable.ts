import type { Server } from 'node:http'
import type { Socket } from 'node:net'

type Answer = { status: string; body: string }

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
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    const { status, body } = ANSWERS[error.code ?? ''] ?? UNREADABLE
    socket.end(
      [
        `HTTP/1.1 ${status}`,
        'content-type: text/plain; charset=utf-8',
        `content-length: ${Buffer.byteLength(body)}`,
        'x-content-type-options: nosniff',
        'connection: close',
        '',
        body,
      ].join('\r\n'),
    )
  })
}
