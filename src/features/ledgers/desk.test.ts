import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { readWorkbook } from '#platform/xlsx/index.ts'
import { toldBy } from '../../../seed/testing.ts'
import { BOOKS, FIGURES, openingPath, seekingPath } from './rules.ts'
import { ledgerCity } from './testing.ts'

// The ledgers at the desk: what is noted where it happens, what is read from the records, and who sees it.

const city = await ledgerCity()
const { sato, suzuki, tanaka, read, rows, someone, job, seek, offer, seekingOf, login, set } = city

describe('somebody who seeks work', () => {
  it('is taken on the page that their own leads to, with a number of the year', async () => {
    const person = someone()
    assert.match(await (await sato.get(`/staff/people/${person.id}`)).text(), new RegExp(seekingPath(person.id)))
    const done = await seek(person.id, { work: '週3日の調理', occupation: '09', valid_until: '令和9年2月28日' })
    assert.equal(done.status, 303)
    assert.match(toldBy(done, sato), /求職を受け付けました/)
    const row = (await seekingOf(person.id))!
    const last = await rows(sql<{ n: number }>`select max(number)::int as n from job_seeking where fiscal_year = 2026`)
    assert.deepEqual([row.year, row.number, row.work], [2026, last[0]!.n, '週3日の調理'])
    const book = await read(sato, `${BOOKS.seekers}?year=2026&page=${Math.ceil(row.number / 25)}`)
    assert.match(book, new RegExp(`2026-0*${row.number} 氏名 ${person.name}.*週3日の調理.*09 サービスの職業`))
  })

  it('is not taken twice, and nothing that was typed is lost', async () => {
    const person = someone()
    await seek(person.id, {})
    const again = await seek(person.id, { work: 'もう一度' })
    assert.equal(again.status, 422)
    const page = await again.text()
    assert.match(page, /すでに受け付けています/)
    assert.match(page, /もう一度/)
  })

  it('is told what to type where a day is none', async () => {
    const person = someone()
    const wrong = await seek(person.id, { received_on: 'おととい頃', work: '受付' })
    assert.equal(wrong.status, 422)
    const page = await wrong.text()
    assert.match(page, /受け付けた日を、きょうまでの日で入力してください/)
    assert.match(page, /おととい頃/)
    assert.equal(await seekingOf(person.id), undefined)
  })

  it('is put right by whoever saw what is there now, and seeks again after an end', async () => {
    const person = someone()
    await seek(person.id, {})
    const { id, version } = (await seekingOf(person.id))!
    const end = { id, version: String(version), ended_on: '11月21日', ended_as: 'withdrawn' }
    assert.match(toldBy(await seek(person.id, end), sato), /保存しました/)
    assert.equal((await seekingOf(person.id))!.ended, 'withdrawn')
    assert.equal((await seek(person.id, end)).status, 409)
    assert.equal((await seek(person.id, { work: '清掃' })).status, 303)
    const reopened = await seek(person.id, { id, version: String(version + 1) })
    assert.equal(reopened.status, 422)
    assert.match(await reopened.text(), /いまの受付を終えてから/)
  })

  it('takes a number of the year into which the day is put right', async () => {
    const person = someone()
    await seek(person.id, {})
    const { id, version } = (await seekingOf(person.id))!
    const [last] = await rows(
      sql<{ n: number }>`select coalesce(max(number), 0)::int as n from job_seeking where fiscal_year = 2025`,
    )
    await seek(person.id, { id, version: String(version), received_on: '令和8年3月31日' })
    const row = (await seekingOf(person.id))!
    assert.deepEqual([row.year, row.number], [2025, last!.n + 1])
  })

  it('is not put right through the page of another', async () => {
    const [one, other] = [someone(), someone()]
    await seek(one.id, {})
    const { id, version } = (await seekingOf(one.id))!
    const wrong = await seek(other.id, { id, version: String(version), work: 'x' })
    assert.equal(wrong.status, 422)
    assert.match(await wrong.text(), /この受付は見つかりません/)
  })

  it('is offered for closing with the time at the desk', async () => {
    const { seekingClosing } = await import('./closing.ts')
    const person = someone()
    await seek(person.id, {})
    const [open] = await city.inside(tx => seekingClosing.open(tx, person.id, '2026-11-21'))
    assert.match(open!.what, /求職の受付 2026-/)
    const [account] = await rows(sql<{ id: string }>`select id from account where login = 'sato'`)
    const end = (way: string) =>
      city.inside(tx =>
        seekingClosing.end(
          tx,
          { id: open!.id, way, why: '' },
          { by: account!.id, now: city.clock.now, today: '2026-11-21' },
        ),
      )
    assert.match((await end('nothing'))!, /見つかりません/)
    assert.equal(await end('closed'), null)
    assert.equal((await seekingOf(person.id))!.ended, 'closed')
    assert.match((await end('closed'))!, /見つかりません/)
  })
})

describe('an activity', () => {
  it('is taken as a 求人 on the page that its own leads to, and its conditions are read from it', async () => {
    const { id, title } = job()
    assert.match(await (await suzuki.get(`/staff/opportunities/${id}`)).text(), new RegExp(openingPath(id)))
    assert.equal((await offer(id, { occupation: '15' })).status, 303)
    const [{ n } = { n: 0 }] = await rows(
      sql<{ n: number }>`select number as n from job_opening where opportunity_id = ${id}`,
    )
    const book = await read(suzuki, `${BOOKS.openings}?year=2026&page=${Math.ceil(n / 25)}`)
    assert.ok(book.includes(`職種 ${title}`), book)
    assert.match(book, /15 運搬・清掃・包装・選別等の職業/)
    const again = await offer(id, {})
    assert.match(await again.text(), /すでに受け付けています/)
  })

  it('that is no work for wages is none, and the page says so', async () => {
    const [{ id } = assert.fail()] = await rows(
      sql<{ id: string }>`select id from opportunity where legal_form = 'volunteering' limit 1`,
    )
    assert.match(await read(suzuki, openingPath(id)), /雇用か派遣の活動だけ/)
    const refused = await offer(id, {})
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /雇用か派遣の活動だけ/)
  })

  it('is put right as it is now, or not at all', async () => {
    const { id } = job()
    await offer(id, {})
    const [row] = await rows(sql<{ id: string }>`select id from job_opening where opportunity_id = ${id}`)
    const end = { id: row!.id, version: '0', ended_on: '11月21日', ended_as: 'filled' }
    assert.equal((await offer(id, end)).status, 303)
    assert.equal((await offer(id, end)).status, 409)
    assert.match(await read(suzuki, openingPath(id)), /人数がそろった/)
  })
})

describe('the ledgers', () => {
  it('tell of an introduction what the records say', async () => {
    const [led] = await rows(sql<{ name: string; title: string; year: number; number: number }>`
      select trim(n.family_name || ' ' || n.given_name) as name, o.title, s.fiscal_year as year, s.number from job_seeking s
        join person n on n.id = s.person_id join proposal p on p.person_id = n.id join proposal_entry e on e.proposal_id = p.id and e.verb = 'introduce'
        join opportunity o on o.id = p.opportunity_id and o.legal_form = 'employment' join decision d on d.proposal_id = p.id
      where e.on_day between s.received_on and coalesce(s.ended_on, 'infinity') limit 1`)
    const book = await read(sato, `${BOOKS.seekers}?year=${led!.year}&page=${Math.ceil(led!.number / 25)}`)
    const row = book.slice(book.indexOf(`${led!.year}-${String(led!.number).padStart(4, '0')}`))
    assert.match(row, new RegExp(`氏名 ${led!.name}.*?紹介した職種 ${led!.title}.*?採否 採用.*?採用年月日 令和`))
  })

  it('name the introductions before which nothing was taken, and lead there', async () => {
    const html = await (await suzuki.get(BOOKS.openings)).text()
    assert.match(html, /受付の記入がない紹介/)
    assert.match(html, /\/seeking"|\/opening"/)
  })

  it('say what is blank, and by which law they are kept', async () => {
    const years = await Promise.all([2024, 2025, 2026].map(year => read(sato, `${BOOKS.seekers}?year=${year}`)))
    assert.match(years.join(''), /希望する職種、職業の分類 記入する/)
    assert.match(years[2]!, /職業安定法29条.*法律の義務ではありません.*終わってから2年/)
  })

  it('are saved as a workbook with each column', async () => {
    const answer = await sato.get(`${BOOKS.seekers}.xlsx?year=2026`)
    assert.match(answer.headers.get('content-disposition')!, /ledger-seekers-2026\.xlsx/)
    const book = await readWorkbook(new Uint8Array(await answer.arrayBuffer()))
    assert.ok(typeof book !== 'string')
    assert.deepEqual(
      book.map(({ name }) => name),
      ['求職管理簿', 'この帳簿'],
    )
    assert.ok(book[0]!.rows.length > 2)
  })

  it('note whom each look showed, also in a file', async () => {
    const lastLook = async () =>
      (
        await rows(
          sql<{
            action: string
            shown: string[] | null
          }>`select action, shown from audit_log order by seq desc limit 1`,
        )
      )[0]!
    const html = await (await sato.get(BOOKS.seekers)).text()
    const named = new Set([...html.matchAll(/\/staff\/people\/([0-9a-f-]{36})/g)].map(([, id]) => id))
    const look = await lastLook()
    assert.equal(look.action, 'ledger.seekers')
    assert.deepEqual(new Set(look.shown), named)
    await (await sato.get(`${BOOKS.openings}.xlsx?year=2026`)).arrayBuffer()
    const file = await lastLook()
    assert.equal(file.action, 'ledger.file')
    assert.ok(file.shown!.length > 0)
  })

  it('are seen in a year that was, and none that cannot be read breaks them', async () => {
    for (const query of ['?year=2025', '?year=1800', '?year=x&page=-3', '?page=999'])
      assert.equal((await sato.get(`${BOOKS.seekers}${query}`)).status, 200, query)
    assert.match(await read(sato, `${BOOKS.seekers}?page=999`), /まだありません|このページはありません/)
  })

  it('are read by the office, which notes nothing in them', async () => {
    assert.equal((await tanaka.get(BOOKS.openings)).status, 200)
    assert.equal((await tanaka.get(seekingPath(someone().id))).status, 403)
    assert.equal((await sato.get(openingPath(job().id))).status, 403)
    assert.equal((await sato.get(FIGURES)).status, 403)
    for (const who of ['kanri', 'kansa', 'inoue'])
      assert.equal((await (await login(who)).get(BOOKS.seekers)).status, 403, who)
  })
})

// Last, since it changes what the city does.
describe('where nobody places people in jobs', () => {
  const [one, work] = [someone(), job()]
  const gone = async () => {
    for (const path of [BOOKS.seekers, `${BOOKS.openings}.xlsx`, FIGURES, seekingPath(one.id)])
      assert.equal((await suzuki.get(path)).status, 404, path)
    for (const path of ['/staff', `/staff/people/${one.id}`, `/staff/opportunities/${work.id}`])
      assert.doesNotMatch(await read(suzuki, path), /管理簿|求職の受付|求人の受付/, path)
  }
  it('the ledgers are not there, and no page has a word of them', async () => {
    await set('placedBy', 'none', '2026-11-21')
    await gone()
  })
  it('nor where the switch for placement is off', async () => {
    await set('placedBy', 'city', '2026-11-21')
    assert.equal((await suzuki.get(BOOKS.seekers)).status, 200)
    await set('doesPlacement', false, '2026-11-21')
    await gone()
    await set('doesPlacement', true, '2026-11-21')
  })
  it('an operator is named with the licence, and the law that asks for the ledgers', async () => {
    await set('placedBy', 'operator', '2026-11-21')
    assert.match(await read(sato, BOOKS.seekers), /まだ入っていません/)
    await set('placementLicence', '柏しごと社（12-ム-300001）', '2026-11-21')
    assert.match(await read(sato, BOOKS.seekers), /柏しごと社（12-ム-300001）が行う職業紹介.*法律で決まっています/)
  })
})
