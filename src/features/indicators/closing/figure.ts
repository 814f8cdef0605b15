import { html } from 'hono/html'
import { today } from '#platform/clock.ts'
import { recordPath } from '#platform/correctable.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted, versionOf } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { numberField, textArea } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { more, pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { table } from '#ui/table.ts'
import type { Counted } from '../counting/rules.ts'
import { toldOf } from '../counting/text.ts'
import { notWhole } from '../staff/whole.ts'
import { correctFigure, evidenceNow, holding, talliedNow } from './actions.ts'
import { readCorrection } from './forms.ts'
import { type Difference, differences } from './rules.ts'
import { type ClosingCorrection, correctionsOf, evidenceIn, type Figure, figureById, isEvidenceWhole } from './store.ts'
import { atText, CORRECT_TEXT, numberText } from './text.ts'

const NAV = '/staff/indicators'
const PATH = `${NAV}/figures`
/** So many records that differ are told; the file has all. */
const MOST = 200

type Shown = { typed: Submitted; errors: Readonly<Record<string, string>> }

/**
 * A closed figure as it was written down. Its records are compared with those of today where that is asked for: to read
 * tens of thousands of them anew takes longer than all the rest.
 */
async function view(ask: Ask<Staff>, db: Read, figure: Figure, shown?: Shown): Promise<View> {
  const now = (await talliedNow(db, figure, [figure], ask.today)).get(figure.id)!
  const corrections = await correctionsOf(db, figure.id)
  const errors = shown?.errors ?? {}
  const compares = ask.url.searchParams.get('compare') === '1'
  const differing = compares ? differences(await evidenceIn(db, figure.id), await evidenceNow(db, figure)) : null
  return {
    title: `${figure.name}（${atText(figure)}）`,
    nav: NAV,
    ...(shown ? { status: 422 as const } : {}),
    body: html`${backLink(`${NAV}/closings/${figure.closed_id}`, `${atText(figure)}の締め`)}${pageHead({
      title: figure.name,
      lead: `${atText(figure)}に締めた数です。`,
      actions: [
        !compares && linkButton({ href: `${PATH}/${figure.id}?compare=1`, text: 'いまの記録とくらべる' }),
        linkButton({ href: `${PATH}/${figure.id}/evidence.txt`, text: '数えた記録のファイル', download: true }),
      ],
    })}
    ${pane({ title: '締めた数', body: facts(figure, now) })}
    ${proofPart(figure, await isEvidenceWhole(db, figure.id), differing)}
    ${differing && differing.length > 0 && differenceTable(differing, figure.counts)}
    ${correctionTable(corrections, figure)}
    ${checked(
      errors,
      may(ask, 'indicators.close') &&
        more({
          title: '締めたあとの訂正をする',
          open: shown !== undefined,
          body: correctForm(figure, shown?.typed ?? suggested(figure, now), errors),
        }),
    )}`,
  }
}

const facts = (figure: Figure, now: Counted): Html =>
  summary([
    { label: '締めた数', value: `${numberText(figure.value)}${figure.unit}${ofText(figure)}` },
    { label: '目標', value: numberText(figure.target) },
    { label: 'いまの数', value: `${numberText(holding(figure).value)}${figure.unit}` },
    { label: 'いま数えると', value: `${numberText(now.value)}${figure.unit}${ofText(now)}` },
    { label: '数え方', value: toldOf(figure.counts).how },
    { label: '指標の版', value: `第${figure.number}版` },
  ])

const ofText = ({ part, base }: Pick<Counted, 'part' | 'base'>): string =>
  part === null || base === null ? '' : `（答え${base.toLocaleString('ja')}のうち${part.toLocaleString('ja')}）`

/** Whether the records are as they were written down, and, where they were compared, whether they are the same today. */
function proofPart(figure: Figure, whole: boolean, differing: readonly Difference[] | null): Html {
  const hash = html`<small><code class="keep-all">${figure.evidence_hash}</code></small>`
  const count = figure.evidence_count.toLocaleString('ja')
  if (!whole)
    return notice({
      kind: 'error',
      title: '残した記録と、そのハッシュが合いません。',
      body: html`<p>データベースが直接変えられたおそれがあります。仕組みの管理者に知らせてください。</p>${hash}`,
    })
  if (differing === null)
    return notice({
      kind: 'success',
      title: `ハッシュが合いました。数えた記録${count}件は、締めたときのまま残っています。`,
      body: html`<p>いまの記録とのちがいは、「いまの記録とくらべる」で1件ずつ確かめられます。</p>${hash}`,
    })
  return differing.length === 0
    ? notice({ kind: 'success', title: `ハッシュが合いました。数えた記録${count}件は、いまも同じです。`, body: hash })
    : notice({
        kind: 'warning',
        title: `締めたあとに、記録が${differing.length.toLocaleString('ja')}件変わりました。`,
        body: html`<p>残した記録とハッシュは合っています。数を直すときは、わけを書いて「締めたあとの訂正」をしてください。</p>${hash}`,
      })
}

/** Where a counted record can be looked at and put right; null where it has no page by its number. */
function recordOf(counts: string, id: string): string | null {
  if (/^consultation/.test(counts)) return recordPath('consultation', id)
  if (/^entries/.test(counts)) return recordPath('entry', id)
  return null
}

const differenceTable = (differing: readonly Difference[], counts: string): Html =>
  table<Difference>({
    caption: '締めたときと、いま',
    items: differing.slice(0, MOST),
    total: differing.length,
    cards: true,
    empty: '',
    columns: [
      {
        key: 'id',
        title: '記録の番号',
        header: true,
        cell: ({ id }) => {
          const path = recordOf(counts, id)
          return path ? html`<a class="keep-all" href="${path}">${id}</a>` : html`<span class="keep-all">${id}</span>`
        },
      },
      { key: 'was', title: '締めたとき', cell: ({ was }) => was ?? 'なし（あとから加わった）' },
      { key: 'is', title: 'いま', cell: ({ is }) => is ?? 'なし（数えなくなった）' },
    ],
  })

const correctionTable = (corrections: readonly ClosingCorrection[], { value, unit }: Figure): Html =>
  table<ClosingCorrection>({
    caption: '締めたあとの訂正',
    items: corrections,
    cards: true,
    empty: '締めたあとの訂正はありません。',
    columns: [
      { key: 'number', title: '番号', header: true, cell: ({ number }) => `${number}回目` },
      {
        key: 'value',
        title: '数',
        cell: one =>
          `${numberText(one.number === 1 ? value : (corrections[one.number - 2]?.value ?? null))} → ${numberText(one.value)}${unit}${ofText(one)}`,
      },
      { key: 'reason', title: 'わけ', cell: ({ reason }) => reason },
      { key: 'by', title: '訂正した人', cell: ({ by }) => by },
      { key: 'at', title: '訂正した日', cell: ({ at }) => formatDay(today(at)) },
    ],
  })

/** What the form begins with: what would be counted today. */
const suggested = ({ basis }: Figure, { value, part, base }: Counted): Submitted =>
  basis === 'rate' ? filled({ part, base }) : filled({ value })

function correctForm(figure: Figure, typed: Submitted, errors: Shown['errors']): Html {
  const number = (name: string, label: string, unit: string) =>
    numberField({ name, label, unit, required: true, value: one(typed, name), error: errors[name] })
  return form({
    action: `${PATH}/${figure.id}`,
    once: newId(),
    version: figure.corrections,
    body: [
      html`<p class="hint">いま数えた数を入れてあります。紙の記録などで分かった数に直すこともできます。締めた数は消えず、訂正として並びます。</p>`,
      ...(figure.basis === 'rate'
        ? [number('part', '4か5と答えた数', '件'), number('base', '答えた数', '件')]
        : [number('value', '正しい数', figure.unit)]),
      textArea({
        name: 'reason',
        label: '訂正のわけ',
        required: true,
        rows: 2,
        value: one(typed, 'reason'),
        error: errors['reason'],
        hint: '例：9月30日の相談2件が、別の日の入力まちがいと分かったため',
      }),
    ],
    submit: button({ text: '締めたあとの訂正として記録する', kind: 'main' }),
  })
}

const detail = page.staff({
  path: `${PATH}/:id`,
  can: 'closings.read',
  audit: { action: 'figure.traced' },
  get: async (ask, db) => {
    const figure = await figureById(db, ask.params.id)
    if (ask.actor.part) return notWhole
    return figure ? view(ask, db, figure) : null
  },
})

const correct = page.staff({
  path: `${PATH}/:id`,
  can: 'indicators.close',
  audit: { action: 'figure.correct' },
  post: async (ask, tx, typed) => {
    const figure = await figureById(tx, ask.params.id)
    if (!figure) return null
    const read = readCorrection(typed, figure.basis)
    if (!read.ok) return view(ask, tx, figure, { typed, errors: read.errors })
    const refused = await correctFigure(tx, figure, { ...read.value, seen: versionOf(typed) }, doing(ask))
    if (refused)
      return view(ask, tx, figure, {
        typed,
        errors: { [figure.basis === 'rate' ? 'part' : 'value']: CORRECT_TEXT[refused] },
      })
    return { redirect: `${PATH}/${figure.id}`, flash: '締めたあとの訂正を記録しました。' }
  },
})

/** The text of which the hash was made, so that anybody can make it again. */
const file = page.staff({
  path: `${PATH}/:id/evidence.txt`,
  can: 'closings.read',
  audit: { action: 'figure.evidence' },
  get: async (ask, db) => {
    const figure = await figureById(db, ask.params.id)
    if (!figure) return null
    if (ask.actor.part) return notWhole
    const name = `evidence-${figure.fiscal_year}-q${figure.quarter}-${figure.key}.txt`
    return new Response(await evidenceIn(db, figure.id), {
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  },
})

export const figurePages = [detail, correct, file]
