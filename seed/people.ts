import { PURPOSES } from '#features/consents/index.ts'
import { addConsent, markWithdrawn } from '#features/consents/store.ts'
import { insertPerson, takeNumber, updatePerson } from '#features/people/record/store.ts'
import {
  setAbsences,
  setConditions,
  setFree,
  setReach,
  setSkills,
  setWishes,
} from '#features/people/record/store-sections.ts'
import { addDays, type Day } from '#platform/dates.ts'
import { record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { kanaKey, nameKey } from '#platform/names.ts'
import { phoneDigits } from '#platform/phones.ts'
import { PEOPLE } from './cast/people/index.ts'
import type { CastPerson } from './cast/people/types.ts'
import type { City } from './city.ts'
import { morningOf } from './opportunities.ts'
import type { Towns } from './places.ts'

export type People = ReadonlyMap<string, { id: string; sample: CastPerson }>

/** The residents of the cast, numbered in the order in which they came. */
export async function addPeople(city: City, towns: Towns, organisations: ReadonlyMap<string, string>): Promise<People> {
  const added = new Map<string, { id: string; sample: CastPerson }>()
  const programme = await city.tx
    .selectFrom('programme')
    .select('id')
    .where('age_floor', '=', 50)
    .executeTakeFirstOrThrow()
  await city.tx.insertInto('counter').values({ name: 'person', value: 1000 }).execute()
  const inOrder = [...PEOPLE].sort((a, b) => b.registeredDaysAgo - a.registeredDaysAgo)
  for (const sample of inOrder) {
    const id = newId<'person'>()
    await addPerson(city, id, sample, { town_id: towns.get(sample.town ?? '')?.id ?? null, programme_id: programme.id })
    await addConsents(city, id, sample, organisations)
    added.set(sample.key, { id, sample })
  }
  return added
}

/** The birthday that makes somebody this old today. */
function birthOf({ ageYears, birthMonthDay }: CastPerson, today: Day): Day {
  const year = Number(today.slice(0, 4)) - ageYears - (birthMonthDay > today.slice(5) ? 1 : 0)
  return `${year}-${birthMonthDay}`
}

async function addPerson(
  { tx, today, staff }: City,
  id: string,
  sample: CastPerson,
  ids: { town_id: string | null; programme_id: string },
): Promise<void> {
  const names = {
    family_name: sample.family,
    given_name: sample.given,
    family_kana: sample.familyKana,
    given_kana: sample.givenKana,
  }
  const registered = addDays(today, -sample.registeredDaysAgo)
  const number = await takeNumber(tx)
  await insertPerson(tx, {
    id,
    number,
    ...names,
    name_key: nameKey(sample.family + sample.given),
    kana_key: kanaKey(sample.familyKana + sample.givenKana),
    ...ids,
    birth_on: birthOf(sample, today),
    sex: sample.sex,
    outside: false,
    // Whoever is written to has an address.
    address: sample.contactBy[0] === 'post' ? `柏市${sample.town}1-${number % 20}（見本）` : '',
    phone: sample.phone,
    phone_digits: phoneDigits(sample.phone),
    email: sample.email ?? '',
    contact_by: sample.contactBy,
    contact_note: sample.contactNote,
    digital: sample.digital,
    heard_from: sample.heardFrom,
    registered_on: registered,
  })
  await updatePerson(tx, id, {
    forms: sample.forms,
    pay: sample.pay,
    character: sample.character,
    hours_wanted: sample.hoursWanted,
    hours_max: sample.hoursMax,
    days_max: sample.daysMax,
    health_note: sample.healthNote,
    work_history: sample.workHistory,
  })
  await addSections({ tx, today }, id, sample)
  await record(tx, {
    kind: 'person.registered',
    subject: ['person', id],
    person: id,
    by: staff['sato']!,
    medium: 'visit',
    now: morningOf(registered),
    data: { number, programme: ids.programme_id },
  })
}

async function addSections({ tx, today }: Pick<City, 'tx' | 'today'>, id: string, sample: CastPerson): Promise<void> {
  const entries = <K extends string, V>(record: Partial<Record<K, V>>) => Object.entries(record) as [K, V][]
  await setWishes(tx, id, [
    ...entries(sample.wishes).map(([category, score]) => ({ category, score, basis: 'said' as const })),
    ...entries(sample.shown).map(([category, score]) => ({ category, score, basis: 'shown' as const })),
  ])
  await setFree(tx, id, sample.free)
  await setAbsences(
    tx,
    id,
    sample.away.map(({ inDays, days, note }) => ({
      from_on: addDays(today, inDays),
      to_on: addDays(today, inDays + days - 1),
      note,
    })),
  )
  await setReach(
    tx,
    id,
    entries(sample.reach).map(([means, minutes]) => ({ means, minutes })),
  )
  await setConditions(
    tx,
    id,
    entries(sample.conditions).map(([load, degree]) => ({ load, degree })),
  )
  await setSkills(
    tx,
    id,
    entries(sample.skills).map(([skill, wants_to_use]) => ({ skill, wants_to_use })),
  )
}

async function addConsents(
  { tx, today, staff }: City,
  id: string,
  sample: CastPerson,
  organisations: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { purpose, recipient, withdrawn } of sample.consents) {
    const given = addDays(today, -Math.max(1, sample.registeredDaysAgo - 7))
    const fields = [...PURPOSES[purpose].fields].filter(field => field !== 'health')
    const consent = await addConsent(tx, {
      person_id: id,
      purpose,
      recipient_id: recipient ? (organisations.get(recipient) ?? null) : null,
      fields,
      wording: `${purpose}-1`,
      given_on: given,
      given_by_medium: 'visit',
      taken_by: staff['sato']!,
    })
    if (withdrawn && consent) await markWithdrawn(tx, id, consent, { on: addDays(today, -1), by: staff['sato']! })
  }
}
