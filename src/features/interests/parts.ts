import { html } from 'hono/html'
import { formsOffered, type LegalForm, MEANS, MEANS_TEXT } from '#features/kinds/index.ts'
import { timesIn } from '#features/opportunities/index.ts'
import { type Gazetteer, gazetteer } from '#features/places/index.ts'
import { sessionCookie } from '#platform/cookies.ts'
import { formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Ask, Redirect } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import type { Content, Html } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { progress } from '#ui/steps.ts'
import { type Kept, keptFor } from './for-me/kept.ts'
import { type Asked, type AskedHere, pairsOf, queryOf, readAsked } from './forms.ts'
import { OWN, PATHS, throughLogin } from './paths.ts'
import type { Answer, Chosen } from './rules.ts'
import { chosenOf, listOn } from './saved/cookie.ts'

/** Where somebody stands on the way: what was said, what is open, and what is on their list. */
export type Here = AskedHere & {
  places: Gazetteer
  kept: Kept
  forms: readonly LegalForm[]
  list: readonly string[]
  chosen: readonly Chosen[]
}

/** Reads the address, with the open activities of the city at hand. */
export async function arrived(ask: Ask, db: Read): Promise<Here> {
  const { municipality, today } = ask
  const places = await gazetteer(db, municipality.id, today)
  const forms = formsOffered(municipality)
  const kept = await keptFor(db, { municipality: municipality.id, today, places, forms })
  const read = readAsked(ask.url.searchParams, places, municipality, today)
  const list = [...new Set([...(read.asked.mine ?? []), ...listOn(ask)])]
  return { ...read, places, kept, forms, list, chosen: chosenOf(list, kept) }
}

/** Whether this browser has a session; of whom is found out where it matters. */
export const isIn = ({ cookies, tls }: Pick<Ask, 'cookies' | 'tls'>): boolean =>
  cookies[sessionCookie(tls)] !== undefined

/** Whoever is in and asks for nothing yet begins with what they kept: a page for everybody looks nobody up, another one does. */
export const withKept = (ask: Ask): Redirect | null =>
  isIn(ask) && ask.url.search === '' ? { redirect: `${PATHS.mine}?to=${ask.url.pathname}` } : null

/** What may be kept on one's own page, and that it is not kept unless one presses. */
export const keepPart = (asked: Asked): Html =>
  html`<p>${linkButton({ href: throughLogin(along(OWN.keep, asked)), text: 'この答えをわたしのページに残す' })}</p><p class="faint">押すまでは、何も残しません。残すと、次に来たときに、この答えから始められます。登録とログインが要ります。</p>`

const STEPS = ['絵をえらぶ', 'いつ', 'どこから', '合う活動']

/** The four pages of the way; `at` from 0. */
export const way = (at: number): Html => progress(STEPS, at)

/** All that was said but these, to go along with a form. */
export const carried = (asked: Asked, without: readonly string[]): Html[] =>
  pairsOf(asked)
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => hidden(name, value))

/** A link that keeps all that was said. */
export const along = (path: string, asked: Asked): string => `${path}${queryOf(asked)}`

export const notes = (list: readonly string[]): Content =>
  list.map(title => notice({ kind: 'warning', title, live: true }))

/** When they can come, in words; '' where they did not say. */
export const whenText = ({ when, off }: Asked): string =>
  [
    timesIn(when)
      .map(({ text }) => text)
      .join('・'),
    off.length > 0 ? `${off.map(formatShort).join('・')}は行けない` : '',
  ]
    .filter(Boolean)
    .join('。')

/** From where and how far, in words; '' where they did not say. */
export const whereText = ({ from, ways }: Asked): string =>
  [
    from ? `${from.name}から` : '',
    MEANS.flatMap(means => (ways[means] ? [`${MEANS_TEXT[means]}${ways[means]}分`] : [])).join('・'),
  ].join('')

/** How many answers of each kind there are: 「はい」3つ、「いいえ」5つ. */
export const answersText = ({ answered }: Asked): string => {
  const many = (answer: Answer) => answered.filter(([, one]) => one === answer).length
  const said = (
    [
      ['yes', 'はい'],
      ['no', 'いいえ'],
      ['later', 'あとで'],
    ] as const
  ).flatMap(([answer, text]) => (many(answer) > 0 ? [`「${text}」${many(answer)}つ`] : []))
  return said.join('、')
}

/** What is said wherever a list is put in order for somebody: information, not placement (sources.md: placement). */
export const isInformation = (order: string): Html =>
  html`<p class="faint">お答えから、決まった基準でならべる「情報のご案内」です。どなたかを団体に紹介するもの（職業紹介）ではありません。<a href="${order}">ならび方のきまり</a></p>`
