import { html } from 'hono/html'
import { REASON_TEXT, type Reason, reasonsFor } from '#features/proposals/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pane } from '#ui/layout.ts'
import { table } from '#ui/table.ts'
import { type Counted, countOf, type Tally, tallyOf, verdictOf } from '../rules.ts'
import { VERDICT_TEXT } from '../text.ts'
import { share, termText } from './parts.ts'

type Row = { name: string; reason: Reason | null; tally: Tally }

/** The list that a number counts; `other` is given for anything, so no list holds only it. */
const listed = (count: number, reason: Reason | null, may: boolean): Content =>
  may && reason && reason !== 'other' && count > 0
    ? html`<a href="/staff/proposals?reason=${reason}">${count}</a>`
    : count

/** 当たった理由: what came of what counsellors proposed, by the reason they gave, beside all proposals. */
export function cameTrue(stories: readonly Counted[], today: Day, may: boolean): Html {
  const proposed = stories.filter(({ begun }) => begun === 'propose')
  const all = tallyOf(proposed, today)
  const rows = [...reasonsFor('propose'), null]
    .map(
      (reason): Row => ({
        name: reason ? REASON_TEXT[reason] : '理由なし',
        reason,
        tally: tallyOf(
          proposed.filter(({ why }) => why === reason),
          today,
        ),
      }),
    )
    .filter(({ tally }) => tally.given > 0)
  return pane({
    title: '当たった理由',
    aside: '提案したときの理由と、その後',
    body: html`<div class="stack">${table({
      caption: '提案した理由',
      items: rows,
      cards: true,
      empty: '提案はまだありません。相談画面の「理由をそえて提案」から、理由を残せます。',
      columns: [
        { key: 'reason', title: '理由', header: true, cell: ({ name }) => name },
        { key: 'term', title: '表す点', cell: ({ reason }) => (reason ? termText(reason) : '—') },
        { key: 'given', title: '提案', numeric: true, cell: ({ reason, tally }) => listed(tally.given, reason, may) },
        ...outcomes,
        {
          key: 'verdict',
          title: '承諾を平均とくらべて',
          cell: ({ tally }) => (tally === all ? '—' : VERDICT_TEXT[verdictOf(tally, all)]),
        },
      ],
      foot: { name: '提案すべて（平均）', reason: null, tally: all },
    })}${howCounted}</div>`,
  })
}

const outcomes = [
  {
    key: 'accepted',
    title: '本人が承諾',
    numeric: true,
    cell: ({ tally }: Row) => share(tally.accepted, tally.answered),
  },
  { key: 'decided', title: '決定', numeric: true, cell: ({ tally }: Row) => share(tally.decided, tally.answered) },
  { key: 'lasting', title: '3か月続いた', numeric: true, cell: ({ tally }: Row) => share(tally.lasting, tally.tested) },
]

const howCounted = more({
  title: '数えかた',
  body: html`<ul><li>「提案」は、その理由で始めた提案の数です。数字を押すと一覧が開きます。</li>
    <li>「承諾」「決定」は、答えの出た提案を分母にしています。返事を待っている提案は入れません。</li>
    <li>「3か月続いた」は、始まってから3か月たったか、終わったものを分母にしています。</li>
    <li>答えが10件より少ない理由は、参考にとどめてください。平均との差は、偶然でも起きる幅（標準誤差の2倍）をこえたときだけ「よく当たっています」「当たっていません」と出します。</li></ul>`,
})

type Against = { reason: Reason; passed: number; ended: number }

/** What counsellors passed over for, beside the reasons for which it came to nothing later. */
export function against(stories: readonly Counted[], may: boolean): Html {
  const count = (reason: Reason, passed: boolean) =>
    countOf(stories.filter(({ begun, last }) => last.reason === reason && (begun === 'pass') === passed))
  const endings = [...new Set((['pass', 'decline', 'fall-through', 'end'] as const).flatMap(reasonsFor))]
  const rows = endings
    .map((reason): Against => ({ reason, passed: count(reason, true), ended: count(reason, false) }))
    .filter(({ passed, ended }) => passed + ended > 0)
    .sort((a, b) => b.passed + b.ended - a.passed - a.ended)
  return pane({
    title: '見送りと、断られた理由',
    aside: '相談員の見立てと、ご本人・団体の答え',
    body: table({
      caption: '合わなかった理由',
      items: rows,
      cards: true,
      empty: 'まだありません。',
      columns: [
        { key: 'reason', title: '理由', header: true, cell: ({ reason }) => REASON_TEXT[reason] },
        { key: 'term', title: '表す点', cell: ({ reason }) => termText(reason) },
        { key: 'passed', title: '相談員が見送った', numeric: true, cell: ({ passed }) => passed },
        { key: 'ended', title: '提案のあとで終わった', numeric: true, cell: ({ ended }) => ended },
        {
          key: 'all',
          title: 'あわせて',
          numeric: true,
          cell: ({ reason, passed, ended }) => listed(passed + ended, reason, may),
        },
      ],
    }),
  })
}
