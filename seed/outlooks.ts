import { giveConsent, wordingOf } from '#features/consents/index.ts'
import { savePages } from '#features/outlooks/actions.ts'
import { PAGES } from '#features/outlooks/rules.ts'
import { addDays } from '#platform/dates.ts'
import { type CastOutlook, OUTLOOKS } from './cast/outlooks/index.ts'
import type { City } from './city.ts'
import { morningOf } from './opportunities.ts'
import type { People } from './people.ts'

/** わたしのこれから of people of the cast, by the same actions as on their page and at the desk. */
export async function addOutlooks(city: City, people: People): Promise<void> {
  for (const one of OUTLOOKS) await addOutlook(city, one, people.get(one.who)!.id)
}

async function addOutlook(city: City, { who, by, daysAgo, shared, sheet }: CastOutlook, person: string): Promise<void> {
  const { tx, today, staff } = city
  const day = addDays(today, -daysAgo)
  const writes = by === 'self' ? await accountOf(city, who) : staff[by]!
  const doing = {
    by: writes,
    now: morningOf(day),
    today: day,
    medium: by === 'self' ? ('web' as const) : ('visit' as const),
  }
  if (shared.length > 0) {
    const consent = { person_id: person, purpose: 'outlook' as const, recipient_id: null, fields: [...shared] }
    const rest = { wording: wordingOf('outlook').version, given_on: day, given_by_medium: doing.medium }
    const given = await giveConsent(tx, { ...consent, ...rest }, doing)
    if ('refused' in given) throw new Error(`${who}: ${given.refused}`)
  }
  const pages = PAGES.flatMap(page => (sheet[page] ? [{ page, written: sheet[page], version: 0 }] : []))
  await savePages(tx, person, pages, doing)
}

const accountOf = async ({ tx }: City, login: string): Promise<string> =>
  (await tx.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow()).id
