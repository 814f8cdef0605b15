import { html } from 'hono/html'
import { TERM_TEXT } from '#features/proposals/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { accept, one, type Submitted } from '#platform/submitted.ts'
import type { Html } from '#ui/html.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { type Adoption, decide, type Fit, weightsOn } from '../actions.ts'
import { adoption, rejection } from '../forms.ts'
import { type Refusal, refusalOf, TERMS, type Term } from '../rules.ts'
import { calculationById } from '../store.ts'
import { DECIDED_TEXT, REFUSAL_TEXT } from '../text.ts'
import { choicePart, type Refused, type Verb } from './choice.ts'
import { comparisonPart, qualityPart } from './comparison.ts'
import { byOf, calculationPath, dayText, PATH } from './parts.ts'

async function view(ask: Ask<Staff>, db: Read, fit: Fit, refused?: Refused): Promise<View> {
  const closed = refusalOf({ ...fit, decided: fit.decision !== null }, await weightsOn(db, ask.today))
  const stopped = refused && 'refusal' in refused ? refused.refusal : null
  return {
    title: `計算した配点（${dayText(fit.at)}）`,
    nav: PATH,
    ...(refused && { status: stopped ? 409 : 422 }),
    body: html`${backLink(PATH, '配点')}
      ${pageHead({
        title: '計算した配点',
        lead: `${dayText(fit.at)}に${fit.by}が、結果の出た提案${fit.outcomes.toLocaleString('ja')}件から計算しました。採用するまで、何も変わりません。`,
      })}
      ${stopped && notice({ kind: 'error', live: true, title: REFUSAL_TEXT[stopped] })}
      ${decidedPart(fit, closed)}
      ${pane({ title: '計算した配点', body: weightsTable(fit) })}
      ${comparisonPart(fit.result)}
      ${qualityPart(fit.result)}
      ${may(ask, 'weights.write') && !fit.decision && choicePart(ask, fit, closed, refused && 'verb' in refused ? refused : undefined)}`,
  }
}

const decidedPart = ({ decision }: Fit, closed: Refusal | null): Html => {
  if (!decision) return html`${closed && notice({ kind: 'warning', title: REFUSAL_TEXT[closed] })}`
  const { verb, valid_from, by, at, reason } = decision
  const from = valid_from ? `（${formatDay(valid_from)}から）` : ''
  return notice({
    kind: 'info',
    title: `${dayText(at)}に${by}が「${DECIDED_TEXT[verb]}」と決めました${from}。`,
    body: `理由：${reason}`,
  })
}

const signed = (value: number): string => (value > 0 ? `+${value}` : value === 0 ? '±0' : `−${-value}`)

/** How strongly a term acts and how sure that is; what was not fitted is not sure of anything. */
function effect({ frozen, result: { coefficients } }: Fit, term: Term): string {
  const { value, error } = coefficients[term]
  if (frozen.includes(term)) return '固定'
  return error === 0 ? '負になるので0' : `${value.toFixed(2)} ± ${error.toFixed(2)}`
}

/** The weights of then beside the calculated ones, with how sure each is. */
const weightsTable = (fit: Fit): Html =>
  html`<div class="stack">${table({
    caption: '配点の案',
    items: TERMS,
    cards: true,
    empty: '',
    columns: [
      { key: 'term', title: '点', header: true, cell: term => TERM_TEXT[term] },
      { key: 'after', title: '案', numeric: true, cell: term => html`<b>${fit.weights[term]}</b>` },
      { key: 'change', title: '差', numeric: true, cell: term => signed(fit.weights[term] - fit.before[term]) },
      { key: 'before', title: 'もとの配点', numeric: true, cell: term => fit.before[term] },
      {
        key: 'effect',
        title: '効きめ ± 標準誤差',
        numeric: true,
        cell: term => effect(fit, term),
      },
    ],
  })}
  <p class="faint">「効きめ」は、その点が0から満点になると承諾の見込み（対数オッズ）がどれだけ上がるかです。標準誤差が効きめより大きい点は、まだはっきりしません。点が高いほど断られていた点は、0にしています。合計は1,000です。</p></div>`

const show = page.staff({
  path: `${PATH}/calculations/:id`,
  can: 'weights.read',
  audit: 'none',
  get: async (ask, db) => {
    const fit = await calculationById(db, ask.params.id)
    return fit ? view(ask, db, fit) : null
  },
})

const decision = page.staff({
  path: `${PATH}/calculations/:id/decision`,
  can: 'weights.write',
  audit: { action: 'weights.decided', subject: ask => ['weight_proposal', ask.params.id] },
  post: async (ask, tx, sent) => {
    const id = ask.params.id
    const fit = await calculationById(tx, id)
    if (!fit) return null
    const verb: Verb = one(sent, 'verb') === 'reject' ? 'reject' : 'adopt'
    const typed = ofVerb(verb, sent)
    const read = verb === 'adopt' ? accept(adoption(ask.today), typed) : accept(rejection, typed)
    if (!read.ok) return view(ask, tx, fit, { verb, typed, errors: read.errors })
    const done = await decide(tx, id, { verb, ...read.value } as Adoption, byOf(ask))
    if (done && done !== 'done') return view(ask, tx, fit, { refusal: done.refused })
    return { redirect: calculationPath(id), flash: `「${DECIDED_TEXT[verb]}」と記録しました。` }
  },
})

const ofVerb = (verb: Verb, { fields }: Submitted): Submitted => ({
  fields: Object.fromEntries(Object.entries(fields).map(([name, values]) => [name.replace(`${verb}-`, ''), values])),
  files: {},
})

export const calculationPages = [show, decision]
