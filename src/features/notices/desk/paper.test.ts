import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formatDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import type { Ask, Staff } from '#platform/page.ts'
import { labelsView, lettersView } from './paper.ts'
import type { Waiting } from './store.ts'

const waiting = (over: Partial<Waiting> = {}): Waiting => ({
  ...{ id: newId<'notice'>(), person_id: null, name: '中村 和子', kana: '', sent_to: '柏市柏二丁目1-1', note: '' },
  words: { title: '講座のご案内', lines: ['あすです。', '番号は{code}です。'], short: '', call: ['電話で話すこと'] },
  ...{ planned_at: '2026-11-21T01:00:00.000Z', until_at: null, tries: 0, begun_at: '2026-11-21T01:00:00.000Z' },
  ...{ printed_at: null, back: false },
  ...over,
})
const ask = {
  today: '2026-12-31',
  municipality: {
    ...{
      name: '柏市',
      desk_name: '窓口',
      desk_address: '柏一丁目7-1',
      desk_phone: '04-7000-0000',
      desk_hours: '9時から17時',
    },
  },
} as Ask<Staff>
const bodyOf = async ({ body }: { body: unknown }) => String(await body)
const count = (html: string, what: RegExp) => html.match(what)?.length ?? 0

describe('labels stand twelve on a sheet', () => {
  for (const [people, sheets, last] of [
    [1, 1, 1],
    [12, 1, 12],
    [13, 2, 1],
    [24, 2, 12],
    [25, 3, 1],
  ] as const)
    it(`for ${people} there are ${sheets}, the last with ${last}`, async () => {
      const html = await bodyOf(labelsView(Array.from({ length: people }, () => waiting())))
      const each = html.split('<ul class="labels"').slice(1)
      assert.equal(each.length, sheets)
      assert.equal(count(each.at(-1)!, /<li>/g), last)
      assert.equal(count(html, /<li>/g), people)
    })
  it('keep the order in which they wait, over the end of a sheet', async () => {
    const list = Array.from({ length: 14 }, (_, at) => waiting({ name: `${at}番 様子` }))
    const names = [...(await bodyOf(labelsView(list))).matchAll(/<b>(\d+)番/g)].map(([, at]) => Number(at))
    assert.deepEqual(names, [...names.keys()])
    assert.equal(names.length, 14)
  })
  it('say where it goes, and nothing of what it says', async () => {
    const html = await bodyOf(labelsView([waiting()]))
    assert.match(html, /柏市柏二丁目1-1<br><b>中村 和子 様<\/b>/)
    assert.doesNotMatch(html, /講座|あす|電話/)
  })
})

describe('a letter', () => {
  it('is a sheet for each, with whom it is for, who writes it, the day and where to ask', async () => {
    const html = await bodyOf(lettersView(ask, [waiting(), waiting({ name: '佐藤 一郎', sent_to: '柏市根戸1' })]))
    assert.equal(count(html, /class="sheet windowed"/g), 2)
    for (const words of [
      '佐藤 一郎 様',
      '柏市根戸1',
      formatDay('2026-12-31'),
      '柏市 窓口',
      '04-7000-0000',
      '講座のご案内',
    ])
      assert.ok(html.replaceAll(/<[^>]+>/g, '').includes(words), words)
  })
  it('prints nothing secret, and not what is to be said on the telephone', async () => {
    const html = await bodyOf(lettersView(ask, [waiting()]))
    assert.match(html, /あすです。/)
    assert.doesNotMatch(html, /番号は|\{code\}|電話で話すこと/)
  })
  it('prints what stands in a name or an address as it stands there, and runs none of it', async () => {
    const html = await bodyOf(lettersView(ask, [waiting({ name: '<script>x</script>', sent_to: '柏"><b>1' })]))
    assert.doesNotMatch(html, /<script>|柏"><b>/)
    assert.match(html, /&lt;script&gt;/)
  })
})
