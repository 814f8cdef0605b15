import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { confirmed } from '../../offers/rules.ts'
import { activityOf } from '../activity.ts'
import { parseEventFile } from '../parse.ts'

// From which age on one may come to an event, by what its row says of it.

type Cells = { title?: string; target?: string; note?: string }

async function read({ title = '体操教室', target = '', note = '' }: Cells) {
  const text = `NO,名称,イベント種類,開始日,対象者,備考\n1,${title},,2026-12-01,${target},${note}\n`
  const result = await parseEventFile(new TextEncoder().encode(text), { municipality: '122173', today: '2026-11-21' })
  assert.ok(!('refused' in result))
  const [event] = result.rows
  assert.ok(event)
  const unanswered = event.offers.map(offer => ({ ...offer, answer: null }))
  const [asked, certain] = [activityOf(event, []), activityOf(confirmed(event, unanswered)!, [])]
  return { read: asked.age_min, certain: certain.age_min, status: certain.status, told: certain.told, event, result }
}

describe('the age from which on one may come', () => {
  for (const [says, cells, before, after] of [
    ['is that of the column', { target: '60歳以上の方' }, 60, 60],
    ['is any where the list says so', { target: 'どなたでも' }, 0, 0],
    ['counts only once it is confirmed where it is about', { target: '概ね65歳〜' }, null, 65],
    ['is not known from words, and never any age', { target: '市民' }, null, null],
    ['is not known from a range, which has an end too', { target: '40歳～74歳' }, null, null],
    ['is not known where nothing is said', {}, null, null],
    ['is asked about where only a note names it', { note: '対象：60歳以上の市民。持ち物：飲み物' }, null, 60],
    ['is not that of the children who are looked after', { note: '保育対象：1歳以上の未就学児' }, null, null],
  ] as const)
    test(says, async () => {
      const { certain, read: likely } = await read(cells)
      assert.deepEqual([certain, likely], [before, after])
    })
})

test('the words are told beside the age, and alone where no number says them', async () => {
  for (const target of ['60歳以上の方', '概ね65歳〜', '40歳～74歳', '市民'])
    assert.deepEqual(
      (await read({ target })).told.filter(({ label }) => label === '対象'),
      [{ label: '対象', text: target }],
    )
  const { result } = await read({ target: '40歳～74歳' })
  assert.match(result.issues.map(({ message }) => message).join(''), /対象「40歳～74歳」.*年齢は「わからない」/)
})

describe('what is for children', () => {
  for (const [says, cells, status] of [
    ['by its column is not offered for a second life', { target: '小学生とその保護者' }, 'closed'],
    ['perhaps stays open until a person says so', { target: 'ダンスの好きな小学生' }, 'open'],
    ['by its title, but for people of 60 and more, is open', { title: '親子体操', target: '60歳以上' }, 'open'],
    ['by those who are helped is open', { title: '宿題のボランティア募集', target: '小学生' }, 'open'],
  ] as const)
    test(says, async () => assert.equal((await read(cells)).status, status))
})
