import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { after, describe, it } from 'node:test'
import { answerUnreadable } from './unreadable.ts'

const server = createServer({ maxHeaderSize: 2000 }, (_request, response) => response.end('ここです'))
answerUnreadable(server)
await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
after(() => server.close())

/** What the server answers to these very bytes. */
const sent = (text: string | Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    let said = ''
    socket.setEncoding('utf8').on('data', piece => {
      said += piece
    })
    socket.on('end', () => resolve(said)).on('error', reject)
    socket.write(text)
  })
const get = (path: string) => sent(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`)

describe('what is no readable request', () => {
  it('is answered in Japanese and English: letters in the address that are not encoded', async () => {
    const said = await get('/opportunities?q=図書館')
    assert.match(said, /^HTTP\/1\.1 400 Bad Request\r\ncontent-type: text\/plain; charset=utf-8/)
    assert.match(said, /アドレス（URL）を読み取れませんでした/)
    assert.match(said, /percent-encode/)
  })
  it('is answered: an address that is too long, and no HTTP at all', async () => {
    assert.match(await get(`/?q=${'a'.repeat(5000)}`), /^HTTP\/1\.1 431 [\s\S]*長すぎるため/)
    assert.match(await sent(Buffer.from([0x16, 0x03, 0x01, 0x00, 0x05])), /^HTTP\/1\.1 400 /)
  })
  it('is answered: who wants to go through us to somewhere else', async () => {
    assert.match(await sent('CONNECT evil.example:443 HTTP/1.1\r\nhost: localhost\r\n\r\n'), /^HTTP\/1\.1 400 /)
  })
  it('is answered without words where none are awaited', async () => {
    const said = await sent(`HEAD /?q=${'a'.repeat(5000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`)
    assert.match(said, /^HTTP\/1\.1 431 [\s\S]*\r\n\r\n$/)
  })
  it('does no harm to whoever comes next', async () => {
    assert.match(await get('/'), /^HTTP\/1\.1 200 OK[\s\S]*ここです/)
  })
})
