import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from 'hono/html'
import { filled, PIECE } from './pieces.ts'

const bytes = (...texts: string[]): Uint8Array[] => texts.map(text => Buffer.from(text))
const text = async (page: ReturnType<typeof html>, ...pieces: Uint8Array[][]): Promise<string> =>
  Buffer.from(filled(String(await page), pieces)).toString()

test('pieces stand where the page names them, in their order', async () => {
  const page = html`<form>${PIECE}</form>あいだ<ul>${PIECE}</ul>おわり`
  assert.equal(
    await text(page, bytes('問い'), bytes('<li>一</li>', '<li>二</li>')),
    '<form>問い</form>あいだ<ul><li>一</li><li>二</li></ul>おわり',
  )
})

test('what somebody writes is never taken for a piece', async () => {
  const page = html`<h1>${String(PIECE)}</h1>${PIECE}`
  assert.equal(await text(page, bytes('札')), '<h1>&lt;!--piece--&gt;</h1>札')
})
