import { book, leave } from '#features/appointments/actions.ts'
import { bookFor, doFor } from '#features/appointments/desk/actions.ts'
import { settleStep } from '#features/appointments/desk/steps.ts'
import type { Answers } from '#features/appointments/door/forms.ts'
import { offered, openHost, openRule, takeOff } from '#features/appointments/offer/actions.ts'
import { keyOf } from '#features/appointments/offer/rules.ts'
import { addDays } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { APPOINTMENTS, type CastAppointment, HOSTS, SITES } from './cast/appointments/index.ts'
import type { City } from './city.ts'
import { morningOf } from './opportunities.ts'
import type { People } from './people.ts'

const NOTHING = { phone: '', email: '', address: '', note: '', topic: 'other', how: 'visit', whom: 'self' } as const
/** Since so many days people book. */
const SINCE = 40

/** Who talks when, and who has booked it: by the same actions as on the web and at the desk. */
export async function addAppointments(city: City, people: People): Promise<void> {
  const { tx, today, staff } = city
  const since = addDays(today, -SINCE)
  const ids = new Map<string, string>()
  for (const { key, account, rules, title, name } of HOSTS) {
    const doing = { by: staff['suzuki']!, now: morningOf(since), today: since }
    const host = await openHost(tx, { title, name, account_id: staff[account]! }, doing)
    ids.set(key, host)
    for (const { weekdays, nths, hows, site, ...rest } of rules) {
      const until_on = key === 'outreach' ? addDays(today, 14) : null
      const place = site === 'desk' ? {} : SITES[site]
      const rule = {
        ...rest,
        ...place,
        site,
        weekdays: [...weekdays],
        nths: [...nths],
        hows: [...hows],
        from_on: since,
        until_on,
      }
      await openRule(tx, host, { ...rule, shut_too: key === 'outreach' }, doing)
    }
  }
  for (const sample of APPOINTMENTS) await addOne(city, people, ids.get(sample.with)!, sample)
  const doing = { by: staff['sato']!, now: morningOf(today), today }
  await takeOff(tx, ids.get('counsellor')!, addDays(today, 20), '研修', doing)
}

async function addOne(
  { tx, today, staff }: City,
  people: People,
  host: string,
  sample: CastAppointment,
): Promise<void> {
  const { with: _, from, daysBefore, medium, who, mark, leaves, ...told } = sample
  const [on, day] = [addDays(today, from), addDays(today, from - daysBefore)]
  const at = { now: morningOf(day), today: day }
  const slot = (await offered(tx, at, 'desk')).find(
    ({ rule, on_day }) => rule.host_id === host && on_day >= on && rule.hows.includes(told.how ?? NOTHING.how),
  )
  if (!slot) throw new Error(`nothing is free from ${on}`)
  const known = who ? people.get(who) : undefined
  const { family = '', given = '', phone = '', email } = known?.sample ?? {}
  const said = known ? { name: `${family} ${given}`, phone, email: email ?? '' } : { name: '' }
  const answers: Answers = { ...NOTHING, ...said, ...told, slot: keyOf(slot) }
  const by = staff['sato']!
  const done = medium
    ? await bookFor(tx, newId(), answers, { medium, number: null }, { by, ...at })
    : await book(tx, newId(), answers, { person: known?.id ?? null, medium: 'web', by: null, door: 'web' }, at)
  if ('refused' in done) throw new Error(`${answers.name}: ${done.refused}`)
  if (leaves) await leave(tx, done, { by: null, medium: 'web', ...at })
  await settleStep(tx, done.id, { by: null, now: at.now })
  const then = { by, now: morningOf(slot.on_day), today: slot.on_day }
  const refused = mark && (await doFor(tx, done.id, mark, { medium: 'visit', why: '', slot: '' }, then))
  if (refused) throw new Error(`${answers.name}: ${refused.refused}`)
}
