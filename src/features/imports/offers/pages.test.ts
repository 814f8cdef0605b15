import assert from 'node:assert/strict'
import test from 'node:test'
import { unphrased } from '#ui/testing.ts'
import { demoApp } from '../../../../seed/testing.ts'

const demo = await demoApp()
const clerk = await demo.login('suzuki')

const ROWS = [
  '全国地方公共団体コード,ID,イベント名,開始日,開始時間,料金(基本)',
  '122173,1,写真<b>展</b>,1月20日（水）,10:00,500',
  '122173,2,映画会,2027-02-03,10:00,"大人500円、小人200円"',
]

/** The clerk chooses a file and is led to what it would come to. */
async function upload(): Promise<string> {
  const body = new FormData()
  body.set('municipality', '122173')
  body.set('once', crypto.randomUUID())
  body.set('file', new File([ROWS.join('\r\n')], 'events.csv', { type: 'text/csv' }))
  const sent = new Request('http://localhost/staff/imports', { method: 'POST', body })
  const bytes = await sent.arrayBuffer()
  const response = await demo.app.request('http://localhost/staff/imports', {
    method: 'POST',
    body: bytes,
    headers: {
      cookie: clerk.cookie,
      origin: 'http://localhost',
      'content-type': sent.headers.get('content-type') ?? '',
      'content-length': String(bytes.byteLength),
    },
  })
  assert.equal(response.status, 303, await response.text())
  return response.headers.get('location') ?? ''
}
const shown = async (path: string) => {
  const response = await clerk.get(path)
  assert.equal(response.status, 200, path)
  return unphrased(await response.text())
}

test('a clerk is told what was not certain, answers cell by cell without a script, and takes the list in', async () => {
  const run = await upload()
  assert.match(await shown(run), /読み方をまだ確かめていないセルが2件あります/)
  const page = await shown(`${run}/readings`)
  for (const words of [
    '2行目「写真展」の開始日',
    '1月20日（水）',
    '令和9年1月20日（水）',
    '曜日の合う年',
    '大人500円、小人200円',
  ])
    assert.ok(page.includes(words), words)
  const answered = await clerk.post(`${run}/readings`, {
    'reading-2-0': '1',
    'reading-9-9': '1',
    'reading-3-0': '',
    page: '1',
  })
  assert.match(answered.headers.get('location') ?? '', /readings\?page=1$/)
  assert.match(await shown(run), /まだ答えていないもの 1件/)
  const rest = await clerk.post(`${run}/readings`, { all: '0' })
  assert.equal(rest.headers.get('location'), run)
  assert.match(await shown(`${run}/readings`), /使わない（わからないとする）/)
  assert.equal((await clerk.post(`${run}/confirm`, {})).status, 303)
  assert.equal((await clerk.post(`${run}/readings`, { all: '1' })).status, 409)
  assert.match(await shown(run), /取込ずみ/)
})

test('a page of readings that is not there leads back, and one of no run is not found', async () => {
  const run = await upload()
  assert.match(await shown(`${run}/readings?page=99`), /このページはありません/)
  assert.equal((await clerk.get('/staff/imports/019a0000-0000-7000-8000-000000000000/readings')).status, 404)
})
