import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type DemoApp, demoApp } from '../../../seed/testing.ts'
import { fieldsIn, text } from '../requests/door/testing.ts'
import { listeners } from './jobs.ts'
import { offered } from './offer/actions.ts'
import { keyOf, type Slot } from './offer/rules.ts'

// For tests only: the demo city with what a test of appointments needs.

export const TODAY = '2026-11-21'

export async function talkCity<D extends DemoApp = DemoApp>(city?: D) {
  const demo = city ?? ((await demoApp()) as D)
  const { database, municipality, clock, visitor } = demo
  const inside = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'staff', municipality }, work)
  const heard = () => demo.heard(listeners)
  const day = () => clock.now.slice(0, 10)
  /** What is free now with somebody, by their title. */
  const free = (title: string): Promise<Slot[]> =>
    inside(async tx =>
      (await offered(tx, { now: clock.now, today: day() }, 'web')).filter(({ rule }) => rule.title === title),
    )
  const rows = () =>
    inside(tx => tx.selectFrom('appointment').selectAll().orderBy('received_at').orderBy('id').execute())
  const one = async (name: string) => (await rows()).findLast(row => row.name === name)!
  const stepOf = (id: string) =>
    inside(tx =>
      tx
        .selectFrom('step')
        .innerJoin('account', 'account.id', 'step.owner_id')
        .select(['what', 'due_on', 'note', 'login'])
        .where('subject_id', '=', id)
        .where('done_at', 'is', null)
        .executeTakeFirst(),
    )
  const later = (seconds: number) => {
    clock.now = new Date(Date.parse(clock.now) + seconds * 1000).toISOString()
  }

  /** Answers all questions, as on a phone without JavaScript; gives the last page. */
  async function answered(slot: string, typed: { name: string; [field: string]: string }): Promise<string> {
    const { topic = 'work', how = 'visit', whom = 'self', note = '', website = '', ...name } = typed
    let page = await text(visitor.get(`/appointments/new?slot=${slot}`))
    const next = async (more: Record<string, string>) => {
      page = await text(
        visitor.post('/appointments/new', { ...fieldsIn(page, '/appointments/new'), ...more, go: 'next' }),
      )
    }
    await next({ topic, how, website })
    await next(name)
    await next({ whom, note })
    return page
  }
  const send = async (page: string) => {
    later(20)
    return visitor.post('/appointments/send', fieldsIn(page, '/appointments/send', true))
  }
  /** Somebody books a time on the web; gives the path of its page. */
  const books = async (slot: Slot, typed: { name: string; [field: string]: string }): Promise<string> => {
    const sent = await send(await answered(keyOf(slot), typed))
    return sent.headers.get('location')!
  }
  const post = async (path: string, fields: Record<string, string | readonly string[]>, who = 'sato') =>
    (await demo.login(who)).post(path, { once: newId(), ...fields })
  /** Something is pressed on the page of a talk by whoever booked. */
  const press = (path: string, fields: Record<string, string>) => visitor.post(path, { once: newId(), ...fields })

  return { demo, inside, heard, free, rows, one, stepOf, later, answered, send, books, post, press, visitor }
}
