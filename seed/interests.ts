import { keep } from '#features/interests/kept/actions.ts'
import { linesIn } from '#features/interests/kept/rules.ts'
import type { Answered } from '#features/interests/rules.ts'
import { untilOf } from '#features/interests/searches/rules.ts'
import { addSearch, endRow, noteTold } from '#features/interests/searches/store.ts'
import { timesOf } from '#features/opportunities/index.ts'
import { addDays } from '#platform/dates.ts'
import { type CastKept, KEPT, SEARCHES } from './cast/interests/index.ts'
import type { City } from './city.ts'
import { morningOf, type Opportunities } from './opportunities.ts'
import type { People } from './people.ts'

const saidIn = ({ fields, when = [], from, ways = {} }: CastKept) =>
  linesIn({
    answered: Object.entries(fields) as unknown as Answered,
    when: when.reduce((week, typed) => week | (timesOf(typed) ?? 0), 0),
    off: [],
    from: from ? { name: from, lat: 0, lng: 0 } : null,
    ways,
  })

/** What people of the cast said by pictures, and of what one of them is told. */
export async function addInterests(city: City, people: People, opportunities: Opportunities): Promise<void> {
  const { tx, today, staff } = city
  for (const kept of KEPT) {
    const day = addDays(today, -kept.daysAgo)
    const by = kept.medium === 'web' ? await accountOf(city, kept.who) : staff['sato']!
    const choices = (kept.chosen ?? []).map(key => opportunities.get(key)!.id)
    const doing = { by, now: morningOf(day), today: day, medium: kept.medium }
    const done = await keep(tx, people.get(kept.who)!.id, { lines: saidIn(kept), choices }, doing)
    if (done.choices !== choices.length) throw new Error(`${kept.who}: not all was kept`)
  }
  for (const search of SEARCHES) await addOne(city, people, search)
}

async function addOne(city: City, people: People, search: (typeof SEARCHES)[number]): Promise<void> {
  const { tx, today } = city
  const { who, kind, asked, name, daysAgo } = search
  const begun_on = addDays(today, -daysAgo)
  const days = { begun_on, until_on: untilOf(begun_on) }
  const by_account = await accountOf(city, who)
  const id = await addSearch(tx, { kind, asked, name, person_id: people.get(who)!.id, ...days, by_account })
  if (id === null) throw new Error(`${name}: not begun`)
  if ('endedDaysAgo' in search) await endRow(tx, id, 'self', morningOf(addDays(today, -search.endedDaysAgo)))
  if ('told' in search) await noteTold(tx, id, [await oneOf(city, search.told)], addDays(today, -4))
}

const accountOf = async ({ tx }: City, login: string): Promise<string> =>
  (await tx.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow()).id

const oneOf = async ({ tx }: City, category: string): Promise<string> =>
  (
    await tx
      .selectFrom('opportunity')
      .select('id')
      .where('category', '=', category)
      .where('status', '=', 'open')
      .orderBy('id')
      .executeTakeFirstOrThrow()
  ).id
