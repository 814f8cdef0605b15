import { html } from 'hono/html'
import { questionNamed } from '#features/opportunities/index.ts'
import { gazetteer } from '#features/places/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Resident, type View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { readAsked } from '../forms.ts'
import { OWN, PATHS } from '../paths.ts'
import { begin, end } from './actions.ts'
import { answersNamed } from './named.ts'
import {
  beginRefusal,
  MONTHS,
  PER_MESSAGE,
  type Question,
  type SearchKind,
  type SearchRefusal,
  untilOf,
} from './rules.ts'
import { liveCount } from './store.ts'
import { REFUSAL_TEXT } from './text.ts'

const subject = (ask: Ask<Resident>): [string, string] => ['person', ask.actor.person]
const own = { can: 'everyone', audit: { action: 'search.mine', subject } } as const

/** Where each kind of question is asked, and where one asks to be told. */
export const ASKED_AT = { list: '/opportunities', 'for-me': PATHS.forMe } as const satisfies Record<SearchKind, string>
export const newPath = (kind: SearchKind) => `${OWN.search}/new/${kind}` as const

/** What the address asks, as it is kept; null where it is nothing. */
const QUESTION = {
  list: (ask, db, query) =>
    questionNamed(db, query, { municipality: ask.municipality.id, city: ask.municipality, today: ask.today }),
  'for-me': async (ask, db, query) => {
    const places = await gazetteer(db, ask.municipality.id, ask.today)
    return answersNamed(readAsked(new URLSearchParams(query), places, ask.municipality, ask.today).asked)
  },
} satisfies Record<SearchKind, (ask: Ask<Resident>, db: Read, query: string) => Promise<Question | null>>

const rowsOf = (kind: SearchKind, { name }: Question, today: string) => [
  { label: '条件', value: name },
  {
    label: 'お知らせするもの',
    value:
      kind === 'list'
        ? 'この条件でさがしたときに出る、新しくのった活動'
        : 'この答えに合う、新しくのった活動（「はい」と答えた分野があれば、その分野だけ）',
  },
  {
    label: '届くとき',
    value: `あしたからのった活動を、のった日の次の日に。1日に1通まで、1通に${PER_MESSAGE}件まで（ほかにある数もお知らせします）`,
  },
  { label: '届く方法', value: '窓口に登録している、ご連絡の方法の順（メール・電話・手紙など）' },
  { label: 'いつまで', value: `${formatDay(untilOf(today))}まで（${MONTHS}か月）。いつでも、1回押すとやめられます` },
]

const askForm = (kind: SearchKind, { asked }: Question): Content =>
  form({
    action: newPath(kind),
    once: newId(),
    body: hidden('asked', asked),
    submit: [
      button({ text: '知らせてもらう', kind: 'main' }),
      linkButton({ href: `${ASKED_AT[kind]}?${asked}`, text: 'やめておく', kind: 'quiet' }),
    ],
  })

function view(
  ask: Ask<Resident>,
  kind: SearchKind,
  question: Question | null,
  refused: SearchRefusal | null,
  status: Pick<View, 'status'> = {},
): View {
  return {
    title: '新しい活動のお知らせ',
    nav: '/my',
    ...status,
    body: html`${backLink(`${ASKED_AT[kind]}${question ? `?${question.asked}` : ''}`)}${pageHead({ title: 'この条件で新しい活動が出たら知らせますか' })}
      ${refused && notice({ kind: 'warning', live: true, title: REFUSAL_TEXT[refused] })}
      ${question && summary(rowsOf(kind, question, ask.today), 'check')}
      ${question && !refused ? askForm(kind, question) : html`<p>${linkButton({ href: ASKED_AT[kind], text: '条件をえらぶ' })}</p>`}`,
  }
}

const newPage = (kind: SearchKind) =>
  page.resident({
    ...own,
    path: newPath(kind),
    get: async (ask, db) => {
      const question = await QUESTION[kind](ask, db, ask.url.search.slice(1))
      return view(ask, kind, question, beginRefusal(question, await liveCount(db)))
    },
    post: async (ask, tx, typed) => {
      const question = await QUESTION[kind](ask, tx, one(typed, 'asked').slice(0, 4000))
      const done = await begin(tx, ask.actor.person, kind, question, doing(ask))
      if ('refused' in done) return view(ask, kind, question, done.refused, { status: 422 })
      const told = 'お知らせすることにしました。わたしのページで、いつでもやめられます。'
      return { redirect: '/my', ...doneOr(!done.already, told, 'もうお知らせすることになっています。') }
    },
  })

/** The one that is to end; null where it is none. */
const wanted = (typed: Submitted): string | null => (isId(one(typed, 'id')) ? one(typed, 'id') : null)

const stopPage = page.resident({
  ...own,
  path: OWN.search,
  post: async (ask, tx, typed) => {
    const id = wanted(typed)
    const { actor, now } = ask
    const done = id && (await end(tx, id, { as: 'self', person: actor.person, by: actor.id, now }))
    return { redirect: '/my', ...doneOr(done, 'お知らせをやめました。', 'このお知らせは、もう終わっています。') }
  },
})

export const searchPages = [newPage('list'), newPage('for-me'), stopPage]
