import { html } from 'hono/html'
import { isCategory } from '#features/kinds/index.ts'
import { cardRows, isTaking } from '#features/opportunities/index.ts'
import { gazetteer } from '#features/places/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Reply, type Resident, type View } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { summary } from '#ui/summary.ts'
import { type Asked, pairsOf, readAsked } from '../forms.ts'
import { along, answersText, whenText, whereText } from '../parts.ts'
import { OWN, PATHS } from '../paths.ts'
import { listCookie, listOn } from '../saved/cookie.ts'
import { statesOf } from '../store.ts'
import { type Forgetting, forget, keep } from './actions.ts'
import { KINDS, linesIn, MOST_CHOICES } from './rules.ts'
import { keptChoices, keptLines } from './store.ts'
import { keptView, PER_PAGE } from './view.ts'

const subject = (ask: Ask<Resident>): [string, string] => ['person', ask.actor.person]
const own = { can: 'everyone', audit: { action: 'interest.mine', subject } } as const

/** Which of these activities take somebody now. */
async function takingNow(db: Read, ids: readonly string[], today: string): Promise<ReadonlySet<string>> {
  const states = await statesOf(db, ids)
  const rows = await cardRows(db, ids)
  return new Set(
    rows.flatMap(({ id, taken, capacity }) => {
      const state = states.get(id)
      return state && isTaking({ ...state, taken, capacity }, today) ? [id] : []
    }),
  )
}

async function keptPageOf(ask: Ask<Resident>, db: Read): Promise<View> {
  const lines = await keptLines(db, ask.actor.person)
  const choices = await keptChoices(db, ask.actor.person)
  const last = Math.max(1, Math.ceil(choices.length / PER_PAGE))
  const page = Math.min(askedPage(ask.url.searchParams), last)
  const ids = choices.slice((page - 1) * PER_PAGE, page * PER_PAGE).map(({ id }) => id)
  return keptView(ask, { lines, choices, page, taking: await takingNow(db, ids, ask.today) })
}

/** What is to be forgotten by this press; null where it says nothing of ours. */
function forgettingOf(typed: Submitted): Forgetting | null {
  if (one(typed, 'do') === 'all') return 'all'
  const [wanted, key] = [one(typed, 'kind'), one(typed, 'key')]
  if (wanted === 'choice') return isId(key) ? { kind: 'choice', key } : null
  const kind = KINDS.find(known => known === wanted)
  return kind ? { kind, key } : null
}

const GONE = 'もう忘れています。いまのようすを確かめてください。'

/** Forgets, here and on the list of this device. */
async function forgotten(ask: Ask<Resident>, tx: Tx, typed: Submitted): Promise<Reply> {
  const what = forgettingOf(typed)
  const done = what && (await forget(tx, ask.actor.person, what, doing(ask)))
  const device = listOn(ask)
  const left = what === 'all' ? [] : device.filter(id => what?.kind !== 'choice' || id !== what.key)
  const text = what === 'all' ? '残したことを、すべて忘れました。' : '忘れました。'
  return {
    redirect: one(typed, 'back') === PATHS.list ? PATHS.list : OWN.kept,
    ...doneOr(done, text, GONE),
    ...(left.length !== device.length && { cookies: [listCookie(left)] }),
  }
}

/** Puts an answer right. */
async function answered(ask: Ask<Resident>, tx: Tx, typed: Submitted): Promise<Reply> {
  const [key, value] = [one(typed, 'key'), one(typed, 'value') === 'no' ? 'no' : 'yes']
  const lines = isCategory(key) ? [{ kind: 'field', key, value } as const] : []
  const done = await keep(tx, ask.actor.person, { lines, choices: [] }, { ...doing(ask), medium: 'web' })
  return { redirect: OWN.kept, ...doneOr(done.lines > 0, '直しました。', 'そのようになっています。') }
}

const keptPage = page.resident({
  ...own,
  path: OWN.kept,
  get: keptPageOf,
  post: (ask, tx, typed) => (one(typed, 'do') === 'answer' ? answered(ask, tx, typed) : forgotten(ask, tx, typed)),
})

/** What the address says, with what is on the device: all that would be kept. */
async function toKeep(ask: Ask<Resident>, db: Read, params: URLSearchParams): Promise<{ asked: Asked; ids: string[] }> {
  const places = await gazetteer(db, ask.municipality.id, ask.today)
  const { asked } = readAsked(params, places, ask.municipality, ask.today)
  return { asked, ids: [...new Set([...(asked.mine ?? []), ...listOn(ask)])] }
}

function checkView({ asked, ids }: { asked: Asked; ids: readonly string[] }): View {
  const rows = [
    { label: 'してみたいこと', value: answersText(asked) },
    { label: 'いつ', value: whenText(asked) },
    { label: 'どこから', value: whereText(asked) },
    { label: '気になる活動', value: ids.length > 0 ? `${ids.length}件` : '' },
  ].filter(({ value }) => value !== '')
  const empty = rows.length === 0
  return {
    title: '答えを残す',
    nav: '/my',
    body: html`${backLink(along(PATHS.forMe, asked))}${pageHead({ title: 'この答えを、わたしのページに残しますか', lead: '次に来たときに、この答えから始められます。窓口の職員も見て、合う活動をさがすときに使います。いつでも忘れさせられます。' })}
      ${empty ? html`<p>残すものが、まだありません。絵をえらぶか、活動の「気になる」を押してください。</p><p>${linkButton({ href: `${PATHS.cards}?new=1`, text: '絵をえらぶ', kind: 'main' })}</p>` : summary(rows, 'check')}
      ${
        !empty &&
        html`<p class="faint">前に残したことで、いまの答えにないものは、そのまま残ります。</p>
        ${form({
          action: OWN.keep,
          once: newId(),
          body: pairsOf(asked).map(([name, value]) => hidden(name, value)),
          submit: [
            button({ text: 'わたしのページに残す', kind: 'main' }),
            linkButton({ href: along(PATHS.forMe, asked), text: '残さない', kind: 'quiet' }),
          ],
        })}`
      }`,
  }
}

const roomText = (left: number): string =>
  left > 0 ? `気になる活動は${MOST_CHOICES}件までです。どれかを忘れさせてから、もう一度残してください。` : ''

const keepPage = page.resident({
  ...own,
  path: OWN.keep,
  get: async (ask, db) => checkView(await toKeep(ask, db, ask.url.searchParams)),
  post: async (ask, tx, typed) => {
    const sent = Object.entries(typed.fields).flatMap(([name, values]) => values.map(value => [name, value]))
    const { asked, ids } = await toKeep(ask, tx, new URLSearchParams(sent))
    const wanted = { lines: linesIn(asked), choices: ids }
    const done = await keep(tx, ask.actor.person, wanted, { ...doing(ask), medium: 'web' })
    const held = await keptChoices(tx, ask.actor.person)
    const full = held.length >= MOST_CHOICES ? ids.filter(id => !held.some(one => one.id === id)).length : 0
    return {
      redirect: OWN.kept,
      ...doneOr(
        done.lines + done.choices > 0 && full === 0,
        '残しました。次に来たときは、ここから始められます。',
        roomText(full) || 'もう残しています。変わったところはありません。',
      ),
    }
  },
})

export const residentPages = [keptPage, keepPage]
