import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../seed/testing.ts'
import { fieldsIn, text } from '../requests/door/testing.ts'
import { listeners } from './jobs.ts'
import { OWN_PATH, ownPath } from './rules.ts'

// For tests only: a city in which somebody asks about an activity, and the desk answers.

export async function questionCity() {
  const demo = await demoApp()
  const { database, municipality, login } = demo
  const inside = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'job', municipality }, work)
  const rows = <T>(query: ReturnType<typeof sql<T>>) => inside(async tx => (await query.execute(tx)).rows)
  const [ueki, terai, sato] = [await login('ueki'), await login('terai'), await login('sato')]
  const [her] = await rows(sql<{ id: string; number: number }>`select p.id, p.number from role_grant g
    join account a on a.id = g.account_id join person p on p.id = g.scope_id where a.login = 'ueki'`)
  const activities = await rows(sql<{ id: string; title: string }>`select id, title from public_activity a
    where status = 'open' and legal_form = 'volunteering' and not exists (select from question q where q.opportunity_id = a.id)
    order by id limit 6`)
  const heard = () => demo.heard(listeners)

  /** She asks about the activity and the jobs run: the id of the question. */
  async function asked(activity: string, words: string): Promise<string> {
    const page = await text(ueki.get(`${OWN_PATH}?activity=${activity}`))
    const answer = await ueki.post(OWN_PATH, { ...fieldsIn(page, OWN_PATH, true), words })
    const to = answer.headers.get('location') ?? ''
    if (!to.startsWith(ownPath(''))) throw new Error(await answer.text())
    await heard()
    return to.slice(ownPath('').length)
  }
  const statusOf = async (id: string) =>
    (await rows(sql<{ status: string }>`select status from question where id = ${id}::uuid`))[0]?.status
  const stepOf = async (id: string) =>
    (
      await rows(sql<{ what: string; waits_for: string; due_on: string; person_id: string }>`
      select what, waits_for, due_on::text, person_id::text from step where subject_id = ${id}::uuid and done_at is null`)
    )[0]
  /** Somebody of the desk sends a form. */
  const post = (path: string, fields: Record<string, string>) => sato.post(path, { once: newId(), ...fields })

  return { demo, rows, ueki, terai, sato, her: her!, activities, heard, asked, statusOf, stepOf, post }
}
