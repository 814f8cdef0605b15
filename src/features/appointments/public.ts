import { html } from 'hono/html'
import { againText, formOf } from '#features/requests/index.ts'
import { orOwn } from '#features/residents/index.ts'
import { type Day, formatDay, formatShort } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Ask, type Public, page, type Reply } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { formatTime } from '#platform/times.ts'
import { linkButton } from '#ui/button.ts'
import { type Content, sr } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { plainly } from '#ui/plainly.ts'
import { receive } from './actions.ts'
import { readAnswers } from './door/forms.ts'
import {
  checkView,
  goneView,
  nothingView,
  orCall,
  PATH,
  QUESTIONS_PATH,
  questionView,
  SEND_PATH,
  VISITORS,
} from './door/views.ts'
import { first, journeyOf, step } from './door/walk.ts'
import { offered } from './offer/actions.ts'
import { keyOf, type Slot } from './offer/rules.ts'
import { OWN_PATH } from './own/asking.ts'
import { REFUSAL_TEXT, siteText } from './text.ts'

const questions = page.public({
  path: QUESTIONS_PATH,
  can: 'everyone',
  audit: 'none',
  get: orOwn(OWN_PATH, async (ask, db) => {
    const typed = filled({ slot: ask.url.searchParams.get('slot') })
    return first(await journeyOf(ask, db, typed, VISITORS))
  }),
  post: async (ask, tx, typed) => step(await journeyOf(ask, tx, typed, VISITORS)),
})

/** As many times as one page shows: whole days. */
const MOST = 36

/** The days from one on, as many as have room; and the day after them, where there is more. */
function daysFrom(slots: readonly Slot[], from: Day): { days: [Day, Slot[]][]; next: Day | null } {
  const days: [Day, Slot[]][] = []
  let count = 0
  for (const [day, its] of Map.groupBy(slots, ({ on_day }) => on_day)) {
    if (day < from) continue
    if (count >= MOST) return { days, next: day }
    days.push([day, its])
    count += its.length
  }
  return { days, next: null }
}

/** The times of a day, under with whom and where they are: a thumb goes down a short page. */
const dayPart = ([day, slots]: [Day, Slot[]]): Content => {
  const groups = [...Map.groupBy(slots, ({ rule }) => `${rule.title}・${siteText(rule)}`)]
  return html`<section class="stack" aria-labelledby="d${day}"><h2 id="d${day}">${formatDay(day)}</h2>${groups.map(
    ([who, its]) =>
      html`<h3>${who}</h3><ul class="times">${its.map(slot => html`<li><a href="${QUESTIONS_PATH}?slot=${keyOf(slot)}">${formatTime(slot.from_min)}${sr(`${formatShort(day)} ${who}`)}</a></li>`)}</ul>`,
  )}</section>`
}

const list = page.public({
  path: PATH,
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => {
    const all = await offered(db, ask, 'web')
    if (all.length === 0) return nothingView(ask)
    const titles = [...new Set(all.map(({ rule }) => rule.title))].sort((a, b) => a.localeCompare(b, 'ja'))
    const who = titles.find(title => title === ask.url.searchParams.get('who')) ?? null
    const mine = who === null ? all : all.filter(({ rule }) => rule.title === who)
    const { days, next } = daysFrom(mine, ask.url.searchParams.get('from') ?? '')
    const href = (title: string | null, from = '') =>
      `${PATH}?${new URLSearchParams({ ...(title && { who: title }), ...(from && { from }) })}`
    return {
      title: '面談を予約する',
      body: html`${pageHead({ title: '面談を予約する', lead: plainly('相談員や専門家と、ゆっくりお話しできます。登録はいりません。お金はかかりません。', '相談する人と、話すことができます。お金はいりません。') })}
      ${
        titles.length > 1 &&
        tabs(
          'だれと話すか',
          [null, ...titles].map(title => ({ href: href(title), text: title ?? 'すべて', current: title === who })),
        )
      }
      ${days.map(dayPart)}${next && html`<p>${linkButton({ href: href(who, next), text: 'この先の日を見る' })}</p>`}${orCall(ask)}`,
    }
  },
})

const sending = page.public({
  path: SEND_PATH,
  can: 'everyone',
  audit: { action: 'appointment.send' },
  get: async () => ({ redirect: PATH }),
  post: async (ask, tx, typed) => send(ask, tx, typed),
})

async function send(ask: Ask<Public>, tx: Tx, typed: Submitted): Promise<Reply> {
  const journey = await journeyOf(ask, tx, typed, VISITORS)
  const read = readAnswers(journey.form)
  if (!read.ok) return questionView(journey, read.question, read.errors)
  const say = (title: string) => notice({ kind: 'warning', live: true, title })
  const again = againText(typed, ask.now, 'この内容で予約する')
  if (again && journey.slot) return checkView(journey, read.value, say(again), 422)
  const { municipality, address, now, today } = ask
  const at = { municipality: municipality.id, address, now, today }
  const taken = await receive(tx, formOf(one(journey.form, 'draft'), read.value), read.value, at)
  if ('token' in taken) return { redirect: `${PATH}/at/${taken.token}` }
  const { refused } = taken
  if (refused === 'taken' || refused === 'gone' || refused === 'how')
    return goneView(await journeyOf(ask, tx, typed, VISITORS), refused)
  if (!journey.slot) return goneView(journey)
  const flood = refused === 'flood'
  const view = checkView(journey, read.value, say(REFUSAL_TEXT[refused]), flood ? 429 : 409)
  return flood ? { ...view, retryAfter: 3600 } : view
}

export const publicPages = [list, questions, sending]
