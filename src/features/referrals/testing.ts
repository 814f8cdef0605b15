import { sql } from 'kysely'
import { addConsent } from '#features/consents/store.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { demoApp } from '../../../seed/testing.ts'
import { listeners } from './jobs.ts'
import { newPath, PATH, referralPath, type Status } from './rules.ts'

// For tests only: a city in which the desk passes somebody on, and partners answer.

/** A page as it is read. */
export const words = (html: string): string =>
  unphrased(html)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

type Standing = {
  status: Status
  code: string
  outcome: string | null
  outcome_on: string | null
  what: string | null
  waits: string | null
  due: string | null
  owner: string | null
  /** The day on which figures count it. */
  counted: string | null
}

export async function referralCity() {
  const demo = await demoApp()
  const { database, municipality, login, visitor } = demo
  const inside = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'job', municipality }, work)
  const rows = <T>(query: ReturnType<typeof sql<T>>) => inside(async tx => (await query.execute(tx)).rows)
  const [sato, suzuki, tanaka] = [await login('sato'), await login('suzuki'), await login('tanaka')]
  const partners = new Map(
    (await rows(sql<{ id: string; name: string }>`select id, name from organisation where kind = 'partner'`)).map(
      ({ id, name }) => [name, id],
    ),
  )
  const [staff] = await rows(sql<{ id: string }>`select id from account where login = 'sato'`)
  const free = await rows(sql<{
    id: string
    name: string
    phone: string
  }>`select p.id, p.family_name || ' ' || p.given_name as name, p.phone
    from person p where p.closed_on is null and p.phone <> '' and not exists (select from referral r where r.person_id = p.id)
      and not exists (select from consent c where c.person_id = p.id and c.purpose = 'referral')
      and not exists (select from step s where s.person_id = p.id and s.what in ('refer', 'recall')) order by p.number`)
  const heard = () => demo.heard(listeners)

  /** Somebody who was never passed on; they agreed to these fields for this partner, if any. */
  async function someone(partner: string | null, fields = ['name', 'contact', 'age']) {
    const person = free.shift()!
    if (partner)
      await inside(tx =>
        addConsent(tx, {
          person_id: person.id,
          purpose: 'referral',
          recipient_id: partner,
          fields: fields as ['name'],
          ...{ wording: 'referral-1', given_on: '2026-11-01', given_by_medium: 'visit', taken_by: staff!.id },
        }),
      )
    return person
  }

  const post = (path: string, fields: Record<string, string | string[]>) =>
    sato.post(path, { once: newId(), ...fields })
  const QUESTION = 'はじめの相談をお願いします。'
  const form = (person: string, partner: string, more: Record<string, string | string[]> = {}) =>
    post(`${PATH}/new`, { person, partner, question: QUESTION, fields: ['name', 'contact'], ...more })

  /** One that is written and not sent: its id. */
  async function written(
    person: string,
    partner: string,
    more: Record<string, string | string[]> = {},
  ): Promise<string> {
    const answer = await form(person, partner, more)
    const to = answer.headers.get('location') ?? ''
    if (!to.startsWith(referralPath(''))) throw new Error((await answer.text()).replace(/<[^>]+>/g, ' ').slice(0, 3000))
    return to.slice(referralPath('').length)
  }

  /** One that was sent by link to a partner by somebody who agreed: its id, and the path of the link. */
  async function gone(partner: string, fields?: string[]) {
    const person = await someone(partner, fields)
    const id = await written(person.id, partner)
    const shown = await (await post(`${referralPath(id)}/send`, { way: 'link' })).text()
    const link = /\/referrals\/at\/[\w-]+/.exec(shown)?.[0]
    if (!link) throw new Error(shown)
    return { id, link, person }
  }

  const standing = async (id: string) =>
    (
      await rows(sql<Standing>`select r.status, r.outcome, r.outcome_on::text, s.what, s.waits_for as waits, s.due_on::text as due, a.login as owner, r.code,
          (select c.referred_on::text from step c where c.id = r.step_id) as counted
        from referral r left join step s on s.subject_kind = 'referral' and s.subject_id = r.id and s.done_at is null
          left join account a on a.id = s.owner_id where r.id = ${id}::uuid`)
    )[0]!

  const answer = (id: string, typed: string, more: Record<string, string> = {}) =>
    post(`${referralPath(id)}/answer`, {
      answer: typed,
      on_day: '2026-11-21',
      medium: 'phone',
      other: '',
      note: '',
      ...more,
    })
  const act = (id: string, verb: string, more: Record<string, string> = {}) =>
    post(`${referralPath(id)}/act`, { verb, reason: '', why: '', ...more })

  return {
    ...{ demo, inside, rows, sato, suzuki, tanaka, visitor, partners, heard, someone, post, form, written, gone },
    ...{ standing, answer, act, newPath },
  }
}
