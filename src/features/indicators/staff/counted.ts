import { html } from 'hono/html'
import { CHANNEL_TEXT, isOwn, OWN_WAY_TEXT, SATISFACTION_TEXT } from '#features/consultations/index.ts'
import { LEGAL_FORM_TEXT } from '#features/kinds/index.ts'
import { fiscalYear } from '#platform/ages.ts'
import { formatDay, parseDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { may, page } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { printButton } from '#ui/button.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { outcomesOf, type Referral } from '../counting/actions.ts'
import { answersIn } from '../counting/answers.ts'
import { type Answer, answersOf, type DecisionFacts } from '../counting/lists.ts'
import { consultationCounts } from '../counting/store.ts'
import { answersText, COUNT_TEXT, enteredText } from '../counting/text.ts'
import { versionsIn } from '../definitions/rules.ts'
import { allVersions } from '../definitions/store.ts'
import type { Period } from '../rules.ts'
import { listPath, PATH } from './paths.ts'
import { notWhole } from './whole.ts'

const SIZE = 50
/** What is counted of every city, whether it is an indicator of its plan or not. */
const HIRED = { counts: 'hired', name: COUNT_TEXT.hired.text }

/** What a figure counts, one line each. */
export const counted = page.staff({
  path: `${PATH}/outcomes`,
  can: 'indicators.trace',
  audit: { action: 'outcomes.listed' },
  get: async (ask, db) => {
    if (ask.actor.part) return notWhole
    const { searchParams } = ask.url
    const key = searchParams.get('key') ?? ''
    const [from, to] = [parseDay(searchParams.get('from') ?? ''), parseDay(searchParams.get('to') ?? '')]
    if (!from || !to) return null
    const version =
      key === HIRED.counts ? HIRED : versionsIn(await allVersions(db), fiscalYear(to)).find(one => one.key === key)
    if (!version) return null
    const { counts, name } = version
    const number = askedPage(searchParams)
    const wanted: Wanted = {
      counts,
      from,
      to,
      limit: SIZE,
      offset: (number - 1) * SIZE,
      named: may(ask, 'people.read'),
    }
    const pagesOf = (total: number): Pages => ({
      ...{ page: number, size: SIZE, total },
      href: page => `${listPath(key, { from, to })}&page=${page}`,
    })
    const answers = counts === 'consultation-satisfaction'
    return {
      title: name,
      nav: PATH,
      body: html`${backLink(`${PATH}?fy=${fiscalYear(from)}`, '指標に戻る')}
        ${pageHead({ title: name, lead: `${formatDay(from)}から${formatDay(to)}までに${answers ? 'うかがった答え' : '決まったもの'}`, actions: printButton() })}
        ${answers ? await answersPart(db, wanted, pagesOf) : await outcomesPart(db, wanted, pagesOf)}`,
    }
  },
})

type Wanted = Period & { counts: string; limit: number; offset: number; named: boolean }

async function outcomesPart(db: Read, wanted: Wanted, pagesOf: (total: number) => Pages): Promise<Html> {
  const { counts, named } = wanted
  const { list, total, referrals } = await outcomesOf(db, counts, wanted, wanted)
  return html`${outcomeTable(list, pagesOf(total), named)}${total > SIZE && pager(pagesOf(total))}
    ${referrals.length > 0 && referralTable(referrals, named)}`
}

/** Every answer behind a satisfaction, after what they come to. */
async function answersPart(db: Read, wanted: Wanted, pagesOf: (total: number) => Pages): Promise<Html> {
  const answers = answersIn(await consultationCounts(db, wanted))
  const pages = pagesOf(answers.answered)
  return html`<p>${answersText(answers)}</p><p>${answers.answered > 0 && enteredText(answers)}</p>
    ${answerTable(await answersOf(db, wanted, wanted), pages, wanted.named)}${answers.answered > SIZE && pager(pages)}`
}

const HOW_TEXT: Record<string, string> = { own: '窓口の紹介', partner: '連携先を通じて', self: '本人が見つけて' }

const personCell = (row: { person_id: string; number: number; name: string }, named: boolean): Content =>
  named ? html`<a href="/staff/people/${row.person_id}">${row.number} ${row.name}</a>` : `${row.number}`

function outcomeTable(list: readonly DecisionFacts[], pages: Pages, named: boolean): Html {
  return table({
    caption: '数えた記録',
    items: list,
    cards: true,
    total: pages.total,
    empty: nothingOn(pages, 'この期間に数える記録はありません。'),
    columns: [
      { key: 'day', title: '決定した日', header: true, cell: row => formatDay(row.decided_on) },
      { key: 'person', title: '利用者', cell: row => personCell(row, named) },
      { key: 'age', title: '年齢', numeric: true, cell: row => `${row.age}歳` },
      { key: 'what', title: '活動', cell: row => html`<a href="/staff/proposals/${row.proposal_id}">${row.title}</a>` },
      { key: 'organisation', title: '団体', cell: row => row.organisation },
      { key: 'form', title: '形態', cell: row => LEGAL_FORM_TEXT[row.legal_form] },
      { key: 'hours', title: '週の時間', numeric: true, cell: row => `${row.hours_week}時間` },
      { key: 'how', title: '決まり方', cell: row => HOW_TEXT[row.how] ?? row.how },
    ],
  })
}

const referralTable = (list: readonly Referral[], named: boolean): Html =>
  table({
    caption: '数えた「つなぎ」',
    items: list,
    cards: true,
    total: list.length,
    empty: '',
    columns: [
      { key: 'day', title: 'つないだ日', header: true, cell: row => formatDay(row.referred_on) },
      { key: 'person', title: '利用者', cell: row => personCell(row, named) },
      { key: 'age', title: '年齢', numeric: true, cell: row => `${row.age}歳` },
      { key: 'organisation', title: '連携先', cell: row => row.organisation },
    ],
  })

/** Who entered an answer, and by which way. */
const enteredBy = ({ way, by }: Answer): string =>
  isOwn(way) ? `アンケート：${OWN_WAY_TEXT[way]}${by ? `・${by}` : ''}` : `代理入力（${by}）`

const answerTable = (list: readonly Answer[], pages: Pages, named: boolean): Html =>
  table({
    caption: '数えた答え',
    items: list,
    cards: true,
    total: pages.total,
    empty: nothingOn(pages, 'この期間に、満足度をうかがった相談はありません。'),
    columns: [
      { key: 'day', title: '相談した日', header: true, cell: row => formatDay(row.on_day) },
      {
        key: 'person',
        title: '利用者',
        cell: ({ person }) =>
          person ? personCell({ ...person, person_id: person.id }, named) : '名前を聞いていない方',
      },
      { key: 'satisfied', title: '答え', cell: row => SATISFACTION_TEXT[row.satisfied] },
      { key: 'channel', title: '相談の方法', cell: row => CHANNEL_TEXT[row.channel] },
      { key: 'by', title: '入力した人', cell: enteredBy },
    ],
  })
