import { html } from 'hono/html'
import { personPath } from '#features/people/index.ts'
import { startOf } from '#platform/clock.ts'
import type { Read } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { formatPhone } from '#platform/phones.ts'
import { one } from '#platform/submitted.ts'
import { momentText } from '#platform/times.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { summary } from '#ui/summary.ts'
import { table } from '#ui/table.ts'
import { CALLS as MOST } from '../decide/rules-due.ts'
import { CALLS, noticePath, PATH } from '../paths.ts'
import { plainWords } from '../send/parcel.ts'
import { REFUSAL_TEXT } from '../text.ts'
import { absent, declined, missed, told } from '../work/actions.ts'
import { type Waiting, waitingOn } from './store.ts'

const SIZE = 100

/** What came of a call, each with the key that says it. */
const OUTCOMES = {
  told: ['話せた', '1', 'main', '話せたことを記録しました。'],
  absent: ['留守', '2', 'plain', '留守を記録しました。'],
  wrong: ['番号がちがう', '3', 'plain', '番号がちがうことを記録しました。ほかの方法で送ります。'],
  stop: ['やめたいと言われた', '4', 'danger', 'お知らせをとめました。'],
} as const
type Outcome = keyof typeof OUTCOMES
const isOutcome = (text: string): text is Outcome => Object.hasOwn(OUTCOMES, text)

/** One call at a time: who, which number, when best, what to say; what came of it is one press. */
async function view(ask: Ask<Staff>, db: Read): Promise<View> {
  const list = await waitingOn(db, 'phone', { day: startOf(ask.today), limit: SIZE })
  const chosen = ask.url.searchParams.get('id')
  const now = list.find(({ id }) => id === chosen) ?? list[0]
  return {
    title: '電話をかける方',
    nav: PATH,
    body: html`${backLink(PATH, '通知の一覧')}${pageHead({
      title: '電話をかける方',
      lead: `メールなどで届かない方と、電話を望む方です。留守のときは${MOST}回までかけ、そのあとは手紙などに進みます。`,
    })}${now ? twoPanes(callPane(ask, now), listPart(list, now, ask.now)) : html`<p>いま、電話をかける方はいません。</p>`}`,
  }
}

function callPane(ask: Ask<Staff>, call: Waiting): Html {
  const number = formatPhone(call.sent_to)
  return pane({
    title: `${call.name}さん`,
    aside: call.kana,
    body: [
      html`<p>${linkButton({ href: `tel:${call.sent_to}`, text: number, kind: 'main', icon: 'phone' })}</p>`,
      summary([
        { label: 'よい時間など', value: call.note || 'とくに聞いていません' },
        {
          label: 'いつまでに',
          value: call.until_at ? `${momentText(call.until_at, ask.now)}まで` : '決まっていません',
        },
        { label: 'これまで', value: call.tries > 0 ? `${call.tries}回、留守` : 'まだかけていません' },
      ]),
      call.back && html`<p><strong>手紙が宛先不明で戻った方です。いまの住所もうかがってください。</strong></p>`,
      html`<h3>話すこと</h3><ul>${plainWords(call.words).call.map(line => html`<li>${line}</li>`)}</ul>`,
      html`<p>${call.person_id && html`<a href="${personPath(call.person_id)}">この方の画面</a>　`}<a href="${noticePath(call.id)}">この通知</a></p>`,
      may(ask, 'notices.work') && outcomesForm(call),
    ],
  })
}

const outcomesForm = ({ id }: Waiting): Html =>
  form({
    action: CALLS,
    once: newId(),
    body: [hidden('id', id), html`<p class="faint">かけた結果をひとつ押します（アクセスキー 1〜4でも押せます）。</p>`],
    submit: Object.entries(OUTCOMES).map(([value, [text, accesskey, kind]]) =>
      button({ text: `${accesskey} ${text}`, kind, name: 'outcome', value, accesskey }),
    ),
  })

const listPart = (list: readonly Waiting[], now: Waiting, at: string): Content =>
  table({
    caption: 'かける順',
    items: list,
    cards: true,
    empty: '',
    columns: [
      {
        key: 'name',
        title: 'お名前',
        header: true,
        cell: ({ id, name }) =>
          id === now.id
            ? html`<strong>${name}さん</strong>（いま）`
            : html`<a href="${CALLS}?id=${id}">${name}さん</a>`,
      },
      { key: 'what', title: '用件', cell: ({ words }) => words.title },
      { key: 'until', title: 'いつまでに', cell: ({ until_at }) => (until_at ? momentText(until_at, at) : '') },
      { key: 'tries', title: 'かけた回数', numeric: true, cell: ({ tries }) => tries },
    ],
  })

export const callsPage = page.staff({
  path: CALLS,
  can: 'notices.read',
  audit: { action: 'notice.calls' },
  get: view,
})

export const outcomePage = page.staff({
  path: CALLS,
  can: 'notices.work',
  audit: { action: 'notice.work' },
  post: async (ask, tx, typed) => {
    const [id, outcome] = [one(typed, 'id'), one(typed, 'outcome')]
    if (!isId(id) || !isOutcome(outcome)) return null
    const does = {
      told: () => told(tx, id, 'phone', doing(ask)),
      absent: () => absent(tx, id, doing(ask)),
      wrong: () => missed(tx, id, 'phone', 'wrong', doing(ask)),
      stop: () => declined(tx, id, doing(ask)),
    }
    const done = await does[outcome]()
    return { redirect: CALLS, ...doneOr(done === null, OUTCOMES[outcome][3], REFUSAL_TEXT.over) }
  },
})
