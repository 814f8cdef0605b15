import { z } from 'zod'
import { meantBy, soughtBy } from '#features/people/index.ts'
import type { Read } from '#platform/db.ts'
import type { Looks } from '#platform/feature.ts'
import { type Ask, may, type Staff } from '#platform/page.ts'
import { chosenId, day, oneOf, ticked } from '#platform/reading.ts'
import { accept, filled, type Submitted } from '#platform/submitted.ts'
import { type Find, KINDS } from '../rules.ts'
import { actionsOf } from '../text.ts'

export const HOME = '/staff/looks'

const dayOf = (label: string, today: string) =>
  day(`「${label}」を「令和8年11月21日」のように入力してください。`, { last: today })
const periodFields = (today: string) => ({ from: dayOf('この日から', today), to: dayOf('この日まで', today) })
const findForm = (today: string) =>
  z.object({ q: z.string(), by: chosenId, kind: oneOf(KINDS), refused: ticked, ...periodFields(today) })
const periodForm = (today: string) => z.object(periodFields(today))

type Period = Pick<Find, 'from' | 'to'>
const inOrder = ({ from, to }: { [K in keyof Period]?: Period[K] | undefined }): Record<string, string> =>
  from && to && from > to ? { to: '「この日まで」は、「この日から」と同じ日か、それより後の日にしてください。' } : {}

/** Somebody who may be meant by what was typed. */
export type Meant = Awaited<ReturnType<typeof meantBy>>[number]

/** What is asked for: the conditions, or what to put right; `choices` are the people of whom one must be chosen. */
export type Asked = {
  typed: Submitted
  errors: Record<string, string>
  find: Find
  choices: readonly Meant[]
  before: number | null
}

const NOTHING: Find = { person: null, by: null, actions: null, refused: false, from: null, to: null }
const MOST_MEANT = 20

const typedIn = ({ searchParams }: URL): Submitted => filled(Object.fromEntries(searchParams))

/** The line after which a page begins; null for anything that is no number of a line. */
const beforeIn = ({ searchParams }: URL): number | null => {
  const typed = searchParams.get('before') ?? ''
  return /^\d{1,15}$/.test(typed) ? Number(typed) : null
}

/** The conditions in an address. What cannot be read is said at its field, and nothing is searched meanwhile. */
export async function askedFor(ask: Ask<Staff>, db: Read, looks: Looks): Promise<Asked> {
  const typed = typedIn(ask.url)
  const read = accept(findForm(ask.today), typed, inOrder)
  const asked = { typed, errors: {}, find: NOTHING, choices: [], before: beforeIn(ask.url) }
  if (!read.ok) return { ...asked, errors: read.errors }
  const { q, kind, ...find } = read.value
  const meant = await personMeant(ask, db, q)
  if ('error' in meant) return { ...asked, errors: { q: meant.error } }
  const actions = kind && actionsOf(looks, kind)
  return { ...asked, find: { ...find, actions, person: meant.person }, choices: meant.choices }
}

type Whom = { error: string } | { person: string | null; choices: readonly Meant[] }

/** Of whom the words tell. Who may not see names can look for a number alone. */
async function personMeant(ask: Ask<Staff>, db: Read, words: string): Promise<Whom> {
  const { by } = soughtBy(words)
  if (by === 'nothing') return { person: null, choices: [] }
  if (by !== 'number' && !may(ask, 'looks.person'))
    return { error: '利用者は番号でさがしてください（名前は表示していません）。例：No. 12' }
  const people = await meantBy(db, words, MOST_MEANT)
  if (people.length === 0)
    return { error: '当てはまる利用者が見つかりません。番号か、名前・ふりがな・電話のはじめの文字を確かめてください。' }
  return people.length === 1 ? { person: people[0]!.id, choices: [] } : { person: null, choices: people }
}

/** The days in an address of the looks at one person. */
export function periodAsked({
  url,
  today,
}: Pick<Ask, 'url' | 'today'>): Pick<Asked, 'typed' | 'errors' | 'before'> & Period {
  const typed = typedIn(url)
  const read = accept(periodForm(today), typed, inOrder)
  const rest = { typed, before: beforeIn(url) }
  return read.ok ? { ...rest, errors: {}, ...read.value } : { ...rest, errors: read.errors, from: null, to: null }
}

/** The same conditions at another address, as they were typed; `more` is put in their place (null: left out). */
export function hrefWith(path: string, typed: Submitted, more: Record<string, string | null> = {}): string {
  const all = {
    ...Object.fromEntries(Object.entries(typed.fields).map(([name, [value]]) => [name, value ?? ''])),
    ...more,
  }
  const query = new URLSearchParams(
    Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== ''),
  )
  return query.size > 0 ? `${path}?${query}` : path
}
