import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { type DemoApp, demoApp } from '../../../seed/testing.ts'
import { casePath, PATH, type Route } from './rules.ts'

// For tests only: a city in which people and a group are on their way.

export const TODAY = '2026-11-21'

/** A page as it is read. */
export const words = (html: string): string =>
  unphrased(html)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

type Standing = {
  status: string
  end: string | null
  what: string | null
  note: string | null
  waits: string | null
  due: string | null
  owner: string | null
  steps: number
}

export async function caseCity(city?: DemoApp) {
  const demo = city ?? (await demoApp())
  const inside = <T>(work: (tx: Tx) => Promise<T>) =>
    demo.database.write({ lane: 'job', municipality: demo.municipality }, work)
  const rows = <T>(query: ReturnType<typeof sql<T>>) => inside(async tx => (await query.execute(tx)).rows)
  const [sato, suzuki, tanaka, kanri, ueki] = [
    await demo.login('sato'),
    await demo.login('suzuki'),
    await demo.login('tanaka'),
    await demo.login('kanri'),
    await demo.login('ueki'),
  ]
  const free = await rows(sql<{
    id: string
    name: string
  }>`select p.id, p.family_name || ' ' || p.given_name as name from person p
    where p.closed_on is null and p.erased_on is null and not exists (select from support_case c where c.person_id = p.id) order by p.number`)
  const someone = () => free.shift()!
  const [account] = await rows(sql<{ id: string }>`select id from account where login = 'sato'`)
  const doing = { by: account!.id, now: demo.clock.now, today: TODAY }
  const post = (path: string, fields: Record<string, string>) => sato.post(path, { once: newId(), ...fields })
  const page = async (path: string, who = sato) => words(await (await who.get(path)).text())
  const body = async (answer: Response | Promise<Response>) => words(await (await answer).text())
  const form = (fields: Record<string, string>) =>
    post(`${PATH}/new`, { person: '', organisation: '', route: '', goal: '', begun_on: '令和8年11月1日', ...fields })

  /** One that somebody has begun, by the form. */
  async function begun(route: Route, fields: Record<string, string> = {}) {
    const person = fields['organisation'] ? { id: '', name: '' } : someone()
    const answer = await form({ person: person.id, route, goal: '小さな店を開く', ...fields })
    const to = answer.headers.get('location') ?? ''
    if (!to.startsWith(casePath(''))) throw new Error(await body(answer))
    return { id: to.slice(casePath('').length), person }
  }
  const standing = async (id: string) =>
    (
      await rows(sql<Standing>`select c.status, c.end_as as end, s.what, s.note, s.waits_for as waits, s.due_on::text as due, a.login as owner,
        (select count(*)::int from step x where x.subject_kind = 'support_case' and x.subject_id = c.id and x.done_at is null) as steps
        from support_case c left join step s on s.subject_kind = 'support_case' and s.subject_id = c.id and s.done_at is null
          left join account a on a.id = s.owner_id where c.id = ${id}::uuid`)
    )[0]!
  const milestones = (id: string) =>
    rows(sql<{ id: string; title: string; planned: string; done: string | null; skipped: string | null }>`
      select id, title, planned_on::text as planned, done_on::text as done, skipped from case_milestone where case_id = ${id}::uuid order by planned_on, id`)
  /** What is next is recorded. */
  const mark = async (id: string, verb: string, more: Record<string, string> = {}) =>
    post(`${casePath(id)}/milestone`, {
      ...{
        milestone: (await milestones(id)).find(({ done }) => done === null)?.id ?? '',
        verb,
        on_day: '令和8年11月20日',
        skip: '',
        why: '',
      },
      ...more,
    })
  const act = (id: string, verb: 'add' | 'pause' | 'go' | 'end', fields: Record<string, string> = {}) =>
    post(`${casePath(id)}/${verb}`, fields)
  const ending = { end: 'reached', ended_on: '令和8年11月20日', to: '', end_why: '' }

  return {
    ...{ demo, inside, rows, sato, suzuki, tanaka, kanri, ueki, someone, doing, post, page, body, form, begun },
    ...{ standing, milestones, mark, act, ending },
  }
}
