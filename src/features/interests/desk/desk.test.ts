import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { toldBy } from '../../../../seed/testing.ts'
import { interestCity, words } from '../testing.ts'

const { demo, inside, personOf, page, press, rows, linesOf } = await interestCity()
const [sato, tanaka, ueki] = [await demo.login('sato'), await demo.login('tanaka'), await demo.login('ueki')]
const [her, new_one] = [await personOf('ueki'), await personOf('saito-setsuko')]
const cards = (id: string, end = '') => `/staff/people/${id}/cards${end}`
const fieldOf = (html: string): string => /<h2 id="field">([\s\S]*?)<\/h2>/.exec(html)![1]!
const hrefOf = (html: string, text: string): string => {
  const links = [...html.matchAll(/<a[^>]* href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)]
  const found = links.find(([, , inner]) => words(inner!).trim().startsWith(text))
  assert.ok(found, `a link 「${text}」`)
  return found[1]!.replaceAll('&amp;', '&')
}
const wishesOf = (person: string) =>
  rows<{ category: string; score: number; basis: string }>(
    sql`select category, score, basis from wish where person_id = ${person} order by category`,
  )

describe('at the desk the counsellor plays the pictures for somebody', () => {
  it('coming from their page, the same picture first that a visitor is shown', async () => {
    assert.match(
      await page(sato, `/staff/people/${new_one}`),
      new RegExp(`href="${cards(new_one)}"[^>]*>絵カードで聞く`),
    )
    assert.equal(fieldOf(await page(sato, cards(new_one))), fieldOf(await page(demo.visitor, '/start')))
  })
  it('in the same order, back by one, and nothing is kept before the press', async () => {
    let [desk, own] = [await page(sato, cards(new_one)), await page(demo.visitor, '/start')]
    for (const answer of ['はい', 'いいえ', 'あとで', 'はい']) {
      desk = await page(sato, hrefOf(desk, answer))
      own = await page(demo.visitor, hrefOf(own, answer))
      assert.equal(fieldOf(desk), fieldOf(own))
    }
    const back = await page(sato, hrefOf(desk, '1つもどす'))
    assert.notEqual(fieldOf(back), fieldOf(desk))
    assert.equal(fieldOf(await page(sato, hrefOf(back, 'はい'))), fieldOf(desk))
    assert.deepEqual(await linesOf(new_one), [])
  })
  it('pauses after a dozen, puts a line right or leaves it out, and goes on', async () => {
    let path = cards(new_one)
    for (let at = 0; at < 12; at++) path = hrefOf(await page(sato, path), 'はい')
    const review = await page(sato, path)
    assert.match(words(review), /うかがった答え（12つ）/)
    assert.match(words(await page(sato, hrefOf(review, '「いいえ」に直す'))), /：いいえ/)
    assert.match(words(await page(sato, hrefOf(review, 'ここから除く'))), /うかがった答え（11つ）/)
    fieldOf(await page(sato, hrefOf(review, 'もう少し聞く')))
  })
  it('keeps it with how it was said, which is asked and not guessed', async () => {
    const without = await sato.post(cards(new_one), { once: newId(), a: 'W0D1' })
    assert.equal(without.status, 422)
    assert.match(
      words(await without.text()),
      /うかがった方法（窓口・電話・紙）を選んでください[\s\S]*読み聞かせ・図書：はい/,
    )
    assert.deepEqual(await linesOf(new_one), [])
    const done = await press(sato, cards(new_one), { a: 'W0D1', medium: 'phone' })
    assert.equal(done.headers.get('location'), cards(new_one, '/kept'))
    assert.match(toldBy(done, sato), /2つの答えを残しました/)
    assert.deepEqual(await linesOf(new_one), ['field books yes phone', 'field office no phone'])
    const again = await press(sato, cards(new_one), { a: 'W0D1', medium: 'visit' })
    assert.match(toldBy(again, sato), /変わったところはありません/)
    assert.ok((await linesOf(new_one)).includes('field books yes phone'), 'as it was said first')
  })
  it('what is sent by hand keeps nothing that is none of ours', async () => {
    const done = await press(sato, cards(new_one), { a: '%00<>!!', medium: 'visit' })
    assert.match(toldBy(done, sato), /変わったところはありません/)
    assert.equal((await sato.get(cards(newId()))).status, 404)
    assert.equal((await sato.post(cards(newId()), { once: newId(), a: 'W0', medium: 'visit' })).status, 404)
  })
})

describe('the sheet of paper', () => {
  it('is typed in on one page, first the pictures that are printed now', async () => {
    const html = await page(sato, cards(new_one, '/paper'))
    const printed = [...(await page(demo.visitor, '/start/paper')).matchAll(/<li><svg[\s\S]*?<h2>([\s\S]*?)<\/h2>/g)]
    assert.equal(printed.length, 12)
    const legends = [...html.matchAll(/<th scope="row"[^>]*>([\s\S]*?)<\/th>/g)].map(([, text]) => words(text!).trim())
    assert.deepEqual(
      legends.slice(0, 12),
      printed.map(([, text]) => words(text!).trim()),
    )
    assert.ok(legends.length > 40)
  })
  it('without a mark is asked about again', async () => {
    const response = await sato.post(cards(new_one, '/paper'), { once: newId(), 'mark-books': 'perhaps' })
    assert.equal(response.status, 422)
    assert.match(words(await response.text()), /しるしが1つもありません/)
  })
  it('keeps what is marked, as said on paper', async () => {
    const done = await press(sato, cards(new_one, '/paper'), { 'mark-music': 'yes', 'mark-salon': 'later' })
    assert.match(toldBy(done, sato), /紙の答えを、2つ残しました/)
    const lines = await linesOf(new_one)
    assert.ok(lines.includes('field music yes paper') && lines.includes('field salon later paper'))
  })
})

describe('what is kept of somebody', () => {
  it('is told with who said it, who typed it and when, and stands on their page in short', async () => {
    const html = words(await page(sato, cards(her, '/kept')))
    assert.match(html, /国際交流[\s\S]*はい[\s\S]*ご本人が残した[\s\S]*令和8年11月9日/)
    assert.match(html, /窓口（佐藤 [^）]*が入力）/)
    assert.match(html, /気になる活動（ご本人が残した）3件/)
    assert.match(words(await page(sato, `/staff/people/${her}`)), /絵カードなどの答え8つと気になる活動3件を残しました/)
    assert.match(words(await page(ueki, '/my/interests')), /サロン・居場所：はい\s*言ったこと　窓口で/)
  })
  it('is read by a manager, who takes nothing over', async () => {
    assert.doesNotMatch(await page(tanaka, cards(her, '/kept')), /記録に写す<\/|name="take"/)
    assert.equal((await tanaka.post(cards(her, '/kept/take'), { once: newId(), take: 'books' })).status, 403)
    assert.equal((await tanaka.get(cards(her))).status, 403)
  })
  it('leaves a look in the log, as their page does', async () => {
    const looks = await rows<{ action: string }>(
      sql`select distinct action from audit_log where subject_id = ${her} and action like 'interest.%' and refused is null`,
    )
    assert.deepEqual(looks.map(({ action }) => action).toSorted(), ['interest.mine', 'interest.read'])
  })
  it('is taken into the record by a press: what was ticked, and is not known there', async () => {
    await inside(tx =>
      sql`insert into wish (person_id, category, score, basis) values (${new_one}, 'office', 2, 'said'), (${new_one}, 'music', 2, 'said')
        on conflict (municipality_id, person_id, category) do update set score = excluded.score`.execute(tx),
    )
    const html = words(await page(sato, cards(new_one, '/kept')))
    assert.match(html, /事務：ぜひやりたい→できれば避けたい/)
    assert.match(html, /読み聞かせ・図書：まだ聞いていません→やってみたい/)
    assert.doesNotMatch(html, /音楽：ぜひやりたい→/)
    const done = await press(sato, cards(new_one, '/kept/take'), { take: ['books', 'music', 'constructor'] })
    assert.match(toldBy(done, sato), /1つの分野を、記録の「希望」に写しました/)
    const wishes = new Map(
      (await wishesOf(new_one)).map(({ category, score, basis }) => [category, `${score} ${basis}`]),
    )
    assert.equal(wishes.get('books'), '1 said')
    assert.equal(wishes.get('music'), '2 said', 'what was heard more strongly stays')
    assert.equal(wishes.get('office'), '2 said', 'what was not ticked stays')
    assert.match(words(await page(sato, `/staff/people/${new_one}`)), /読み聞かせ・図書[\s\S]*やってみたい/)
    const none = await press(sato, cards(new_one, '/kept/take'), { take: 'books' })
    assert.match(toldBy(none, sato), /写すものがありませんでした/)
  })
})
