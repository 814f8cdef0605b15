import { html } from 'hono/html'
import { CATEGORY_TEXT, type Category } from '#features/kinds/index.ts'
import { type Ask, type Public, page, type Reply, type View } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import type { Html } from '#ui/html.ts'
import { icon } from '#ui/icons.ts'
import { pageHead } from '#ui/layout.ts'
import { phrases } from '#ui/phrases.ts'
import type { Asked } from '../forms.ts'
import { along, arrived, type Here, isIn, way, withKept } from '../parts.ts'
import { PATHS } from '../paths.ts'
import { type Answer, AT_A_TIME, answering, isPause, nextCard, undone } from '../rules.ts'
import { ANSWER_TEXT, EXAMPLE_TEXT } from '../text.ts'
import { picture } from './pictures.ts'

const answerLink = (asked: Asked, category: Category, answer: Exclude<Answer, 'aside'>): Html =>
  html`<li><a class="button plain" href="${along(PATHS.cards, { ...asked, answered: answering(asked.answered, category, answer) })}"><span>${ANSWER_TEXT[answer]}</span></a></li>`

/** Where one stands in the dozen, from 1. */
const numberIn = (answered: readonly unknown[]): number => (answered.length % AT_A_TIME) + 1

function cardView(ask: Ask<Public>, { asked, kept }: Here, category: Category): View {
  const { answered } = asked
  const many = kept.open.get(category) ?? 0
  return {
    title: `${CATEGORY_TEXT[category]}をしてみたいですか`,
    nav: PATHS.cards,
    body: html`${way(0)}${pageHead({ title: 'してみたいですか' })}
      <section class="asking" aria-labelledby="field"><p class="faint">${numberIn(answered)}枚目（12枚まで）</p>
      ${picture(category)}<h2 id="field">${phrases(CATEGORY_TEXT[category])}</h2><p>${EXAMPLE_TEXT[category]}</p>
      <p class="faint">いま、${ask.municipality.name}とまわりに${many.toLocaleString('ja')}件</p>
      <ul class="answers">${(['yes', 'no', 'later'] as const).map(answer => answerLink(asked, category, answer))}</ul></section>
      ${answered.length > 0 && html`<p>${linkButton({ href: along(PATHS.forMe, asked), text: '合う活動を見る', icon: 'next' })}</p>`}
      <p class="row">${answered.length > 0 && html`<a href="${along(PATHS.cards, { ...asked, answered: undone(answered) })}">${icon('back')}1つもどす</a>`}
      <a href="${along(answered.length > 0 ? PATHS.profile : PATHS.when, asked)}">${answered.length > 0 ? 'ここまでにして、わかったことを見る' : '絵をとばして、時間をえらぶ'}${icon('next')}</a>${
        answered.length > 0 && isIn(ask) && html`<a href="${PATHS.cards}?new=1">はじめから答える</a>`
      }</p>
      <p><a href="${PATHS.paper}">紙に印刷して、しるしを付ける</a></p>
      <p class="faint">お名前は聞きません。答えはこのページの住所（アドレス）にだけ残り、窓口には届きません。</p>`,
  }
}

/** Nothing is open in any field: there is nothing to ask about. */
const nothingOpen: View = {
  title: '絵でさがす',
  nav: PATHS.cards,
  body: html`${pageHead({ title: '絵でさがす' })}<p>いまは、のせている活動がありません。お電話でご相談ください。</p>
    <p>${linkButton({ href: '/opportunities', text: '活動をさがす', icon: 'search' })}</p>`,
}

/** One picture after the other, the next one the one that tells most; after a dozen what was learnt. */
export const cardsPage = page.public({
  path: PATHS.cards,
  can: 'everyone',
  audit: 'none',
  get: async (ask, db): Promise<Reply> => {
    const begin = withKept(ask)
    if (begin) return begin
    const here = await arrived(ask, db)
    const { answered } = here.asked
    const next = nextCard(here.kept.open, answered)
    if (next === null && answered.length === 0) return nothingOpen
    if (next === null || (isPause(answered) && ask.url.searchParams.get('go') !== 'on'))
      return { redirect: along(PATHS.profile, here.asked) }
    return cardView(ask, here, next)
  },
})
