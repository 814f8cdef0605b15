import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { type Browserless, demoApp } from '../../../../seed/testing.ts'

// A whole table of entries: all of it, or nothing.

const { database, municipality, login } = await demoApp()
const [tanaka, inoue] = (await Promise.all(['tanaka', 'inoue'].map(login))) as [Browserless, Browserless]
const PATH = '/staff/entries'
const HEAD =
  '種類,内訳,期間の初日,日,数,単位,アンケートを渡した人数,5 とても満足,4 満足,3 ふつう,2 不満,1 とても不満,事業,部署,何に書いてあるか,メモ'
const put = (who: Browserless, lines: readonly string[], head = HEAD) =>
  who.upload(
    `${PATH}/table`,
    { once: newId() },
    { name: 'a.csv', bytes: new TextEncoder().encode([head, ...lines].join('\n')) },
  )
const count = () =>
  database.read({ lane: 'job', municipality }, async db =>
    Number(
      (
        await db
          .selectFrom('entry')
          .select(({ fn }) => fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    ),
  )
const { id: HEALTH } = await database.read({ lane: 'job', municipality }, db =>
  db.selectFrom('staff_team').select('id').where('name', '=', '健康増進課').executeTakeFirstOrThrow(),
)
const LECTURE = 'フレイル予防の講座を受けた人,,,令和8年11月18日,"１，２００",人,,,,,,,エ,健康増進課,名簿,'
const SEMINAR =
  'セミナーの参加者,,,2026/11/17,20,人,20,10,6,2,0,0,ア　地域人材養成研修・セミナー事業,健康増進課,報告書,'

describe('a table of entries', () => {
  it('is entered as a whole, in the headings that the list gives', async () => {
    const before = await count()
    const done = await put(inoue, [LECTURE, SEMINAR, ''])
    assert.equal(done.status, 303, await done.text())
    assert.equal(await count(), before + 2)
    const list = await (await inoue.get(`${PATH}?from=2026-11-17&to=2026-11-18`)).text()
    assert.match(list, /1,200人/)
    assert.match(list, /89%/)
  })

  it('says of money for announcements for which way of telling it was spent, and comes back so', async () => {
    const head = '種類,内訳,周知の方法,日,数,部署,何に書いてあるか'
    const line = (part: string, medium: string) => `支出,${part},${medium},2026-11-19,5000,福祉政策課,伝票`
    for (const [part, medium, sentence] of [
      ['広報費', 'テレビ', /2行目の周知の方法「テレビ」がわかりません。「広報紙」「ちらし・ポスター」/],
      ['人件費', 'ちらし・ポスター', /周知の方法は、費目が「広報費」のときだけ選べます/],
    ] as const) {
      const refused = await put(tanaka, [line(part, medium)], head)
      assert.equal(refused.status, 422)
      assert.match(await refused.text(), sentence)
    }
    assert.equal((await put(tanaka, [line('広報費', 'ちらし・ポスター')], head)).status, 303)
    const csv = await (await tanaka.get(`${PATH}.csv?from=2026-11-19&to=2026-11-19`)).text()
    assert.match(csv, /"支出","広報費","ちらし・ポスター",,"2026-11-19",5000/)
    const [, id] = /entries\/([0-9a-f-]{36})/.exec(
      await (await tanaka.get(`${PATH}?kind=expense&from=2026-11-19&to=2026-11-19`)).text(),
    )!
    assert.match(unphrased(await (await tanaka.get(`${PATH}/${id}`)).text()), /周知の方法[\s\S]{0,80}ちらし・ポスター/)
  })

  it('that the list gave is refused when it comes back, since all of it is there', async () => {
    const before = await count()
    const csv = new Uint8Array(await (await tanaka.get(`${PATH}.csv?fy=2025`)).arrayBuffer())
    const refused = await tanaka.upload(`${PATH}/table`, { once: newId() }, { name: 'a.csv', bytes: csv })
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /2行目：同じ日・数・出典の/)
    assert.equal(await count(), before)
  })

  for (const [what, line, sentence] of [
    ['of a kind that is none', '講習会,,,2026-11-16,1,人,,,,,,,,健康増進課,x,', /3行目の種類「講習会」は/],
    [
      'with a number in words',
      'フレイル予防の講座を受けた人,,,2026-11-16,多数,人,,,,,,,,健康増進課,x,',
      /3行目：数は、0以上/,
    ],
    [
      'of a day to come',
      'フレイル予防の講座を受けた人,,,2026-12-16,1,人,,,,,,,,健康増進課,x,',
      /3行目：まだ来ていない日/,
    ],
    [
      'of another department',
      'フレイル予防の講座を受けた人,,,2026-11-16,1,人,,,,,,,,地域包括支援課,x,',
      /3行目：部署を一覧から/,
    ],
    [
      'without a paper',
      'フレイル予防の講座を受けた人,,,2026-11-16,1,人,,,,,,,,健康増進課,,',
      /3行目：何に書いてある数か/,
    ],
  ] as const)
    it(`with one row ${what} is not entered at all, and the row is named`, async () => {
      const before = await count()
      const refused = await put(inoue, [LECTURE.replace('18日', '16日'), line])
      assert.equal(refused.status, 422)
      assert.match(await refused.text(), sentence)
      assert.equal(await count(), before)
    })

  it('with a row of days that another row tells already is not entered at all', async () => {
    const before = await count()
    const half = 'フレイル予防の講座を受けた人,,令和8年7月1日,令和8年9月30日,30,人,,,,,,,,健康増進課,集計,'
    for (const days of ['令和8年9月1日,令和8年9月30日', '令和8年8月1日,令和8年8月31日', ',令和8年7月1日']) {
      const refused = await put(inoue, [half, half.replace('令和8年7月1日,令和8年9月30日', days)])
      assert.equal(refused.status, 422, days)
      assert.match(
        unphrased(await refused.text()),
        /3行目：同じ期間の「フレイル予防の講座を受けた人」が、もう入っています（令和8年7月1日（水）〜9月30日（水） 30人）/,
      )
    }
    assert.equal(await count(), before)
  })

  it('and one by one, such days are asked for once more, with all that was typed', async () => {
    const once = { once: newId(), kind: 'frailty-checks', team: HEALTH, source: '残る言葉' }
    const send = (fields: Record<string, string>) => inoue.post(`${PATH}/new`, { ...once, ...fields })
    assert.equal((await send({ from_day: '令和8年10月1日', on_day: '令和8年10月31日', count: '12' })).status, 303)
    const before = await count()
    const again = { ...once, once: newId(), from_day: '令和8年10月16日', on_day: '令和8年11月15日', count: '9' }
    const refused = await inoue.post(`${PATH}/new`, again)
    assert.equal(refused.status, 422)
    const html = unphrased(await refused.text())
    assert.match(html, /同じ数を2回入れると、二重に数えられます/)
    assert.match(html, /残る言葉/)
    assert.equal(await count(), before)
    assert.equal((await inoue.post(`${PATH}/new`, { ...again, sure: '1' })).status, 303)
    assert.equal(
      (
        await inoue.post(`${PATH}/new`, {
          ...again,
          once: newId(),
          from_day: '令和8年11月16日',
          on_day: '令和8年11月20日',
        })
      ).status,
      303,
      'other days',
    )
  })

  it('of more rows than a department has is refused before any of them is looked at', async () => {
    const refused = await put(inoue, Array(2001).fill(SEMINAR))
    assert.equal(refused.status, 422)
    assert.match(unphrased(await refused.text()), /表に2,001行あります。1度に入れられるのは2,000行までです/)
  })

  it('without headings, or that is none, is told so', async () => {
    assert.match(await (await put(inoue, ['1,2'], 'a,b')).text(), /見出しの行が見つかりません/)
    assert.match(await (await put(inoue, [], '%PDF-1.7')).text(), /PDF/)
    assert.match(await (await inoue.post(`${PATH}/table`, { once: newId() })).text(), /表のファイルを選んでください/)
  })
})
