import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { City, Words } from '#features/notices/index.ts'
import { type Fresh, fresh } from './fresh.ts'
import { over } from './over.ts'

const CITY: City = {
  name: '我孫子市',
  platform_name: '結い',
  desk_name: '生涯現役窓口',
  desk_phone: '04-7000-0000',
  desk_hours: '平日 9時〜17時',
}
const item = (at: number) => ({
  id: `0190a000-0000-7000-8000-00000000000${at}`,
  title: `活動その${at}`,
  number: `000-000-00${at}`,
})
const NEW: Fresh = { name: '図書館・土曜の活動', more: 0, items: [item(1)] }
const saying = (over: Partial<Fresh> = {}): Words => fresh.words({ ...NEW, ...over }, CITY)
/** As paper and telephone have it: without what is made when it is sent. */
const plain = ({ lines }: Words): readonly string[] => lines.filter(line => !/\{\w+\}/.test(line))

describe('what is told of new activities', () => {
  it('says how many, for which condition, each with a number to say and a link of its own', () => {
    const { title, lines } = saying({ items: [item(1), item(2)] })
    assert.equal(title, '新しい活動が2件あります（図書館・土曜の活動）')
    assert.ok(lines.includes('・活動その2（活動番号 000-000-002）'))
    assert.ok(lines.includes(`{site}/opportunities/${item(2).id}`))
  })
  it('says how many others there are, only where there are some', () => {
    assert.ok(saying({ more: 7 }).lines.includes('ほかに7件あります。'))
    assert.match(saying({ more: 7 }).title, /8件/)
    assert.doesNotMatch(saying().lines.join(), /ほかに/)
  })
  it('is ended by its link, which stands in no letter', () => {
    assert.ok(saying().lines.includes('{stop}'))
    assert.doesNotMatch(plain(saying()).join(), /site|stop|http/)
    assert.ok(plain(saying()).some(line => line.includes('活動番号 000-000-001')))
  })
  it('fits into a short message, and is read on the telephone', () => {
    assert.ok([...saying({ more: 990 }).short.replace(/\{\w+\}\S*/, '')].length <= 60)
    assert.match(saying().call.join(), /図書館・土曜の活動[\s\S]*活動その1（活動番号 000-000-001）/)
  })
  it('a title or a condition with braces opens no hole', () => {
    const odd = saying({ name: '{stop}の活動', items: [{ ...item(1), title: 'ことば{link}遊び' }] })
    assert.equal(odd.title, '新しい活動が1件あります（stopの活動）')
    assert.ok(odd.lines.some(line => line.includes('ことばlink遊び')))
  })
  it('rests on what they asked for, and comes with others as they wish it', () => {
    for (const message of [fresh, over]) assert.deepEqual([message.purpose, message.urgency], ['asked', 'digest'])
    assert.equal(fresh.only, undefined, 'by their own order of ways')
  })
})

describe('that it ended after a year', () => {
  const words = over.words({ name: '図書館・土曜の活動' }, CITY)
  it('says why, and how it goes on', () => {
    assert.match(words.lines.join('\n'), /12か月たちました[\s\S]*もう一度知らせてもらう[\s\S]*\{site\}\/my/)
    assert.ok([...words.short.replace(/\{\w+\}\S*/, '')].length <= 60)
    assert.match(words.call.join(), /続けたいかどうか/)
  })
  it('a letter tells it without an address', () => assert.doesNotMatch(plain(words).join(), /site/))
})
