import { type ProgrammeTold, programmesTold, youngestAge } from '#features/municipalities/index.ts'
import { type Newcomer, OUTSIDE, readNewcomer, townOptions } from '#features/people/index.ts'
import { ageOn } from '#platform/ages.ts'
import { type Day, parseDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Municipality } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import type { Address, Door } from '../rules.ts'
import { takingFrom } from './rules.ts'
import { OUTSIDE_TEXT, YOUNG_TEXT } from './told.ts'

type Home = Awaited<ReturnType<typeof townOptions>>[number]

/** What the questions go by: the towns to choose from and the programmes of the day. */
export type Facts = { towns: readonly Home[]; programmes: readonly (ProgrammeTold & { id: string })[] }

export const factsOf = async (db: Read, today: Day): Promise<Facts> => ({
  towns: await townOptions(db),
  programmes: await programmesTold(db, today),
})

/** What was typed, with the address that was found to be theirs: nobody types another one. */
export function withAddress(typed: Submitted, { channel, shown }: Pick<Address<Door>, 'channel' | 'shown'>): Submitted {
  const own = { mail: { email: [shown] }, sms: { phone: [shown] }, line: { email: [] } }[channel]
  return { ...typed, fields: { ...typed.fields, ...own } }
}

/** Whether the town that was chosen lies outside of the city. */
export const isOutside = (towns: readonly Home[], town: string): boolean =>
  town === OUTSIDE || (towns.find(({ id }) => id === town)?.outside ?? false)

/** What is said of themselves by whoever registers, or what is to be mended: a sentence for each field. */
export async function readJoin(
  db: Read,
  typed: Submitted,
  { towns, programmes }: Facts,
  { today, municipality }: { today: Day; municipality: Municipality },
): Promise<{ newcomer: Newcomer } | { errors: Readonly<Record<string, string>> }> {
  const outside = isOutside(towns, one(typed, 'town_id'))
  const taking = takingFrom(programmes, outside)
  const read = await readNewcomer(db, typed, taking, today)
  const errors = {
    ...(read.ok ? {} : read.errors),
    ...missing(typed),
    ...(outside && taking.length === 0 ? { town_id: OUTSIDE_TEXT(municipality.name) } : {}),
    ...tooYoung(typed, programmes, today),
  }
  return read.ok && Object.keys(errors).length === 0 ? { newcomer: read.value } : { errors }
}

/** What the desk may leave open and somebody who registers alone is asked: they are called by it, and reached. */
function missing(typed: Submitted): Record<string, string> {
  const empty = (name: string) => one(typed, name).trim() === ''
  return {
    ...(empty('family_kana') && { family_kana: 'せい（ふりがな）を入力してください。例：なかむら' }),
    ...(empty('given_kana') && { given_kana: 'めい（ふりがな）を入力してください。例：かずこ' }),
    ...(empty('town_id') && { town_id: 'お住まいの町を、一覧から1つ選んでください。' }),
    ...((empty('contact_first') || (one(typed, 'contact_first') === 'email' && empty('email'))) && {
      contact_first: 'ご連絡の方法を、1つ選んでください。',
    }),
    ...(one(typed, 'contact_first') === 'phone' &&
      empty('phone') && { phone: '電話番号を入力してください。例：04-7167-1111' }),
  }
}

/** Said to themselves, not to the desk. */
function tooYoung(typed: Submitted, programmes: Facts['programmes'], today: Day): Record<string, string> {
  const birth = parseDay(one(typed, 'birth_on'))
  if (birth === null || birth > today || programmes.length === 0) return {}
  const [age, floor] = [ageOn(birth, today), youngestAge(programmes)]
  return age < floor ? { birth_on: YOUNG_TEXT(floor, age) } : {}
}
