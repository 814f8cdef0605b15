import { html } from 'hono/html'
import { isCategory } from '#features/kinds/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import type { Ask, View } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { type Content, type Html, sr } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { type Pages, pager } from '#ui/pager.ts'
import { picture } from '../cards/pictures.ts'
import { OWN, PATHS } from '../paths.ts'
import { ANSWER_TEXT } from '../text.ts'
import { type Line, queryIn, type Said } from './rules.ts'
import type { Choice } from './store.ts'
import { aboutText, saidText, valueText } from './text.ts'

/** One press about one line; every one carries what it is about. */
const press = (what: Record<string, string>, text: string, about: string): Html =>
  html`<form method="post" action="${OWN.kept}">${hidden('once', newId())}${Object.entries(what).map(([name, value]) => hidden(name, value))}<button class="button quiet"><span>${text}${sr(`（${about}）`)}</span></button></form>`

const forgetPress = ({ kind, key }: { kind: string; key: string }, about: string): Html =>
  press({ do: 'forget', kind, key }, '忘れる', about)

/** The other answer to a field that there still is; other things are put right on the page on which they were asked. */
const amends = (line: Said): Content =>
  line.kind === 'field' &&
  isCategory(line.key) &&
  (['yes', 'no'] as const)
    .filter(answer => answer !== line.value)
    .map(answer =>
      press({ do: 'answer', key: line.key, value: answer }, `「${ANSWER_TEXT[answer]}」にする`, aboutText(line)),
    )

const lineItem = (line: Line): Html =>
  html`<li class="learnt">${line.kind === 'field' && isCategory(line.key) && picture(line.key)}<div><h3>${aboutText(line)}：${valueText(line)}</h3>
    <p><b>言ったこと</b>　${saidText(line)}</p><div class="row">${amends(line)}${forgetPress(line, aboutText(line))}</div></div></li>`

const choiceItem = ({ id, title, at }: Choice, taking: boolean): Html => {
  const name = title ?? 'いまはのせていない活動'
  return html`<li class="learnt"><div><h3>${title ? html`<a href="/opportunities/${id}">${title}</a>` : name}</h3>
    <p><b>えらんだこと</b>　「気になる」に入れて、残しました（${formatDay(dayOf(at))}）。${!taking && html`<b>いまは募集していません。</b>`}</p>${forgetPress({ kind: 'choice', key: id }, name)}</div></li>`
}

const part = (id: string, title: string, items: readonly Html[], below: Content = ''): Content =>
  items.length > 0 &&
  html`<section class="stack" aria-labelledby="${id}"><h2 id="${id}">${title}</h2><ul class="stack">${items}</ul>${below}</section>`

export type Shown = {
  lines: readonly Line[]
  choices: readonly Choice[]
  /** Those of a page of the activities, and which of them take somebody now. */
  page: number
  taking: ReadonlySet<string>
}

export const PER_PAGE = 30

const all: Html = more({
  title: 'すべて忘れる',
  body: html`<p>残した答えと「気になる」の一覧を、すべて消します。もとには戻せません。「新しい活動のお知らせ」は、そのまま続きます。</p>
    ${form({ action: OWN.kept, body: hidden('do', 'all'), submit: button({ text: 'すべて忘れる', kind: 'danger' }) })}`,
})

const where = (query: string): Html =>
  html`<p>直すときは、<a href="${PATHS.when}${query}">いつ行けるか</a>、<a href="${PATHS.where}${query}">どこから行くか</a>の画面で変えて、もう一度残してください。</p>`

/** All that is kept, line by line, with what each rests on. */
export function keptView(ask: Ask, { lines, choices, page, taking }: Shown): View {
  const ids = choices.slice(0, PER_PAGE).map(({ id }) => id)
  const query = queryIn(lines, ids, ask.today)
  const pages: Pages = { page, size: PER_PAGE, total: choices.length, href: at => `${OWN.kept}?page=${at}#chosen` }
  const fields = lines.filter(({ kind }) => kind === 'field')
  const others = lines.filter(({ kind }) => kind !== 'field')
  const shown = choices.slice((page - 1) * PER_PAGE, page * PER_PAGE)
  const items = shown.map(one => choiceItem(one, taking.has(one.id)))
  const empty = lines.length + choices.length === 0
  return {
    title: '残した答え',
    nav: '/my',
    body: html`${backLink('/my', 'わたしのページへ')}${pageHead({ title: '残した答え', lead: 'あなたが残すと決めたこと、窓口であなたから聞いたことです。窓口の職員も見られます。1つずつ直せます。忘れさせることもできます。' })}
      ${empty && html`<p>まだ何も残していません。</p>`}
      <div class="buttons">${linkButton({ href: `${PATHS.forMe}${query || '?new=1'}`, text: 'この答えで、合う活動を見る', kind: 'main' })}${linkButton({ href: `${PATHS.cards}${query || '?new=1'}`, text: '絵をえらぶ' })}</div>
      ${part('said', 'してみたいこと', fields.map(lineItem))}${part('when', 'いつ・どこから', others.map(lineItem), where(query))}
      ${part('chosen', `気になる活動（${choices.length}件）`, items, choices.length > PER_PAGE && pager(pages))}
      ${!empty && all}`,
  }
}
