import { type Message, tell } from '#features/notices/index.ts'
import { returned } from '#features/notices/returned/actions.ts'
import { sendBatch } from '#features/notices/send/job.ts'
import { absent, callOff, giveUp, missed, told } from '#features/notices/work/actions.ts'
import { sendReceipt } from '#features/requests/actions.ts'
import { received } from '#features/requests/messages/received.ts'
import { addMinutes } from '#platform/clock.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Database, Tx } from '#platform/db.ts'
import { id, maybe, rowsOf, text } from '#platform/rows.ts'
import { tomorrow } from '../src/features/proposals/messages/tomorrow.ts'
import { morningOf } from './opportunities.ts'

const CHOSEN = { id, person_id: id, first: maybe(text()), title: text(), organisation: text(), place: text() }

/** People for whom something was proposed, with how they are reached first. */
const chosen = (tx: Tx) =>
  rowsOf(tx, CHOSEN)`
    select distinct on (p.number) q.id, p.id as person_id, case when p.email <> '' and p.contact_by[1] = 'email' then 'email'
      when p.address <> '' and p.contact_by[1] = 'post' then 'post' when p.phone_digits is not null and p.contact_by[1] = 'phone' then 'phone' end as first,
      o.title, g.name as organisation, coalesce(o.place_name, '') as place
    from proposal q join person p on p.id = q.person_id join opportunity o on o.id = q.opportunity_id join organisation g on g.id = o.organisation_id
    where p.closed_on is null order by p.number, q.created_at`

/** Notices of yesterday and today: sent, held, waiting for a call or a letter, told, taken back, one that reached nobody, and a letter that came back. */
export async function addNotices(database: Database, municipality: string, today: Day, now: string): Promise<void> {
  const scope = { lane: 'job', municipality } as const
  const registry = new Map<string, Message<never>>([tomorrow, received].map(message => [message.name, message]))
  const send = async (at: string) => {
    while (await sendBatch(registry, { database, municipality, now: () => at }));
  }
  const yesterday = addDays(today, -1)
  const calls = await database.write(scope, tx => planCalls(tx, today, morningOf(yesterday)))
  await send(morningOf(yesterday))
  await database.write(scope, async tx => {
    const { id: by } = await tx.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow()
    const doing = { by, now: addMinutes(morningOf(yesterday), 60), today: yesterday }
    const [, tried, spoken, wrong, lost, needless] = calls
      .filter(({ first }) => first === 'phone')
      .map(({ notice }) => notice)
    const [back, ...letters] = calls.filter(({ first }) => first === 'post')
    if (tried) await absent(tx, tried, doing)
    if (spoken) await told(tx, spoken, 'phone', doing)
    if (wrong) await missed(tx, wrong, 'phone', 'wrong', doing)
    if (lost) await giveUp(tx, lost, doing)
    if (needless) await callOff(tx, needless, doing)
    if (back && letters.length > 0) {
      await told(tx, back.notice, 'letter', doing)
      await returned(tx, back.notice, { ...doing, now: addMinutes(doing.now, 60) })
    }
    await planMails(tx, today, now)
  })
  await send(now)
}

type Chosen = Awaited<ReturnType<typeof chosen>>[number]

const planOne = (
  tx: Tx,
  { id: proposal, person_id, first: _, ...activity }: Chosen,
  today: Day,
  once: string,
  now: string,
) =>
  tell(tx, tomorrow, {
    ...{ to: { person: person_id }, about: ['proposal', proposal], once: `demo ${proposal} ${once}`, now },
    data: { verb: 'visit' as const, ...activity, planned_on: addDays(today, 1), planned_at: 600 },
    until: morningOf(addDays(today, 10)),
  })

/** For whoever wants calls or letters. */
async function planCalls(tx: Tx, today: Day, now: string): Promise<{ notice: string; first: Chosen['first'] }[]> {
  const people = await chosen(tx)
  const calls = people.filter(({ first }) => first === 'phone').slice(0, 6)
  const letters = people.filter(({ first }) => first === 'post').slice(0, 3)
  const planned = []
  for (const one of [...calls, ...letters])
    planned.push({ notice: (await planOne(tx, one, today, 'call', now))!, first: one.first })
  return planned
}

/** For whoever wants mail: more than come on one day. And the receipts of whoever asked for something. */
async function planMails(tx: Tx, today: Day, now: string): Promise<void> {
  const one = (await chosen(tx)).find(({ first }) => first === 'email')
  if (one) for (const nth of ['1', '2', '3', '4']) await planOne(tx, one, today, nth, now)
  const asked = await tx
    .selectFrom('request')
    .select('id')
    .where('email', '<>', '')
    .orderBy('received_at', 'desc')
    .limit(2)
    .execute()
  for (const { id: request } of asked) await sendReceipt(tx, request, now)
}
