import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Work } from '#platform/jobs.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { answerAll, walker } from '../door/testing.ts'
import { listeners } from '../jobs.ts'

// For tests only: somebody asks, the jobs run, and the desk works on it.

/** The demo city with the verbs of both sides. */
export async function desk() {
  const demo = await demoApp()
  const { visitor, database, municipality, clock } = demo
  const sato = await demo.login('sato')
  const inside = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'staff', municipality }, work)

  let phones = 0
  /** Somebody asks by the web; gives the id of the request and the address of its receipt. */
  async function asked(
    name: string,
    typed: Record<string, string> = {},
    whom: string | Record<string, string> = 'self',
  ): Promise<{ id: string; link: string }> {
    const walk = walker(visitor)
    await answerAll(walk, {
      whom: typeof whom === 'string' ? { whom } : { whom: 'self', ...whom },
      name: { name, phone: `04-7400-${String(phones++).padStart(4, '0')}`, ...typed },
    })
    clock.now = new Date(Date.parse(clock.now) + 20_000).toISOString()
    const link = (await walk.send()).headers.get('location')!
    const [{ id }] = (await inside(tx =>
      tx.selectFrom('request').select('id').where('name', '=', name).orderBy('id', 'desc').limit(1).execute(),
    )) as [{ id: string }]
    return { id, link }
  }

  /** Runs the job of the happenings about this request, as the thread of the jobs would. */
  async function runJobs(id: string): Promise<void> {
    for (const listener of listeners) {
      const heard = await inside(tx =>
        tx
          .selectFrom('happening_job as j')
          .innerJoin('happening as h', 'h.id', 'j.happening_id')
          .select('h.id')
          .where('h.subject_id', '=', id)
          .where('j.job', '=', listener.name)
          .execute(),
      )
      for (const { id: about } of heard)
        await listener.run({
          database,
          municipality,
          about,
          now: () => clock.now,
          signal: new AbortController().signal,
          log: () => {},
          last: false,
        } satisfies Work)
    }
  }
  /** The open step of a request. */
  const stepOf = (id: string) =>
    inside(tx =>
      tx
        .selectFrom('step')
        .innerJoin('account', 'account.id', 'step.owner_id')
        .select(['account.login', 'step.due_on', 'step.what', 'step.person_id', 'step.note'])
        .where('subject_kind', '=', 'request')
        .where('subject_id', '=', id)
        .where('done_at', 'is', null)
        .executeTakeFirst(),
    )
  /** Somebody of the desk sends a form. */
  const post = (path: string, fields: Record<string, string>, who = sato) =>
    who.post(path, { once: newId(), ...fields })

  return { demo, asked, runJobs, stepOf, inside, post }
}
