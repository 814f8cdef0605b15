import { html } from 'hono/html'
import { type Correctable, type RecordFound, recordPath } from '#platform/correctable.ts'
import { newId } from '#platform/ids.ts'
import type { View } from '#platform/page.ts'
import type { Submitted } from '#platform/submitted.ts'
import { versionOf } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { table } from '#ui/table.ts'
import type { Shown } from '../actions.ts'
import { type CorrectionVerb, differences } from '../rules.ts'
import type { Face } from '../store.ts'
import { VERB_TEXT } from '../text.ts'

type Trial = { record: Correctable; id: string; verb: CorrectionVerb; sent: Submitted; shown: Shown; to: Face | null }

/** What a correction would change, figures included, to be confirmed or gone back from. */
export const previewView = (trial: Trial): View => {
  const { record, id, verb, shown } = trial
  const text = verbText(verb, shown.before)
  return {
    title: `${text}：確かめる`,
    nav: shown.before.nav ?? '/staff/people',
    body: html`${backLink(recordPath(record.kind, id), '入力する前の画面')}
      ${pageHead({ title: `${text}：このとおりでよいですか`, lead: 'まだ何も変わっていません。下の内容を確かめてから、決めてください。' })}
      <div class="stack">${shown.mind.map(title => notice({ kind: 'warning', title, live: true }))}
      ${pane({ title: '変わること', body: changes(trial) })}${figuresPart(shown)}${confirm(trial, text)}</div>`,
  }
}

export const verbText = (verb: CorrectionVerb, { voids }: RecordFound): string =>
  verb === 'void' && voids ? voids.text : VERB_TEXT[verb]

function changes({ verb, shown, to }: Trial): Content {
  const { before, after, also } = shown
  if (verb === 'correct')
    return table({
      caption: '変わるところ',
      items: differences(before.told, after?.told ?? []),
      cards: true,
      empty: '',
      columns: [
        { key: 'label', title: '項目', header: true, cell: ({ label }) => label },
        { key: 'was', title: 'いま', cell: ({ was }) => was || '（なし）' },
        { key: 'is', title: '直したあと', cell: ({ is }) => is || '（なし）' },
      ],
    })
  if (verb === 'move')
    return html`<p>この記録は、No. ${to?.number} ${to?.name}さんの記録になります。</p>${toldPart(before)}`
  return html`<p>次の記録を取り消します。内容とわけは、履歴に残ります。</p>${toldPart(before)}${
    also.length > 0 &&
    html`<p>あわせて、これにもとづく${also.length}件も取り消します。</p>${also.map(({ found }) => toldPart(found))}`
  }${before.voids && html`<p>${before.voids.lead}</p>`}`
}

/** What a record says, without what it says nothing of. */
export const toldPart = ({ told }: Pick<RecordFound, 'told'>): Html =>
  summary(told.filter(([, text]) => text !== '').map(([label, value]) => ({ label, value })))

/** The figures of the periods that it touches, as they are and as they will be. */
const figuresPart = ({ figures, over }: Shown): Content => [
  over.length > 0 &&
    notice({
      kind: 'warning',
      title: `${over.join('、')}は、もう終わった期間です。`,
      body: '国や市への報告に使った数が変わるときは、報告の訂正が要るかどうかを管理者と確かめてください。締め済みの四半期の指標は、締めた数のまま残ります。',
    }),
  pane({
    title: '数字への影響',
    body:
      figures.length === 0
        ? html`<p>指標の数は変わりません。</p>`
        : table({
            caption: '変わる指標',
            items: figures,
            cards: true,
            empty: '',
            columns: [
              { key: 'name', title: '指標', header: true, cell: ({ was }) => was.name },
              { key: 'period', title: '期間', cell: ({ was }) => was.period },
              { key: 'was', title: 'いま', numeric: true, cell: ({ was }) => amount(was.value, was.unit) },
              { key: 'is', title: '直したあと', numeric: true, cell: ({ was, is }) => amount(is, was.unit) },
            ],
          }),
  }),
]

const amount = (value: number | null, unit: string): string => (value === null ? '―' : `${value}${unit}`)

/** Everything that was typed goes along, and comes back where somebody wants to change it. */
const confirm = ({ record, id, verb, sent }: Trial, text: string): Html =>
  form({
    action: `${recordPath(record.kind, id)}/${verb}`,
    once: newId(),
    version: versionOf(sent),
    body: Object.entries(sent.fields)
      .filter(([name]) => !['once', 'version', 'sure', 'again'].includes(name))
      .map(([name, values]) => values.map(value => hidden(name, value))),
    submit: [
      button({ text: `このとおり${text}`, kind: verb === 'correct' ? 'main' : 'danger', name: 'sure', value: 'yes' }),
      button({ text: '入力にもどる', kind: 'plain', name: 'again', value: 'yes' }),
      linkButton({ href: recordPath(record.kind, id), text: 'やめる', kind: 'quiet' }),
    ],
  })
