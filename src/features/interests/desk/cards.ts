import { html } from 'hono/html'
import { CATEGORY_TEXT, type Category } from '#features/kinds/index.ts'
import { fullName, type PersonHead } from '#features/people/index.ts'
import { newId } from '#platform/ids.ts'
import { doing, page, type View } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { icon } from '#ui/icons.ts'
import { phrases } from '#ui/phrases.ts'
import { picture } from '../cards/pictures.ts'
import { keep } from '../kept/actions.ts'
import { answeredIn } from '../kept/rules.ts'
import { type Answered, answering, codeOf, forgetting, isPause, nextCard, readCode, undone } from '../rules.ts'
import { ANSWER_TEXT, EXAMPLE_TEXT } from '../text.ts'
import { type AtDesk, atDesk, cardsPath, deskHead, heardField, heardOf, keptPath, subject } from './parts.ts'

const at = (id: string, answered: Answered, go: '' | 'on' | 'end' = ''): string =>
  `${cardsPath(id)}?a=${codeOf(answered)}${go && `&go=${go}`}`

/** The same picture that a resident would be shown next, for the two at the desk. */
function cardView({ person, open }: AtDesk, answered: Answered, category: Category): View {
  const answers = (['yes', 'no', 'later'] as const).map(
    answer =>
      html`<li><a class="button plain" href="${at(person.id, answering(answered, category, answer))}"><span>${ANSWER_TEXT[answer]}</span></a></li>`,
  )
  return {
    title: `${fullName(person)}さん：${CATEGORY_TEXT[category]}をしてみたいですか`,
    nav: '/staff/people',
    body: html`${deskHead(person, 'cards')}
      <section class="asking" aria-labelledby="field"><p class="faint">${answered.length + 1}枚目</p>${picture(category)}<h2 id="field">${phrases(CATEGORY_TEXT[category])}</h2><p>${EXAMPLE_TEXT[category]}</p>
      <p class="faint">いま${(open.get(category) ?? 0).toLocaleString('ja')}件</p><ul class="answers">${answers}</ul></section>
      <p class="row">${answered.length > 0 && html`<a href="${at(person.id, undone(answered), 'on')}">${icon('back')}1つもどす</a><a href="${at(person.id, answered, 'end')}">ここまでにして、残す${icon('next')}</a>`}</p>
      <p class="faint">答えは、「残す」を押すまで記録しません。前に残した答えのある分野は、聞かずにとばします。</p>`,
  }
}

const lineItem = (id: string, answered: Answered, [category, answer]: Answered[number]): Html => {
  const others = (['yes', 'no'] as const).filter(one => one !== answer)
  const link = (to: Answered, text: string): Html =>
    html`<a href="${at(id, to, 'end')}">${text}<span class="sr">（${CATEGORY_TEXT[category]}）</span></a>`
  return html`<li>${CATEGORY_TEXT[category]}：<b>${ANSWER_TEXT[answer]}</b>　${others.map(one => html`${link(answering(answered, category, one), `「${ANSWER_TEXT[one]}」に直す`)}　`)}${link(forgetting(answered, category), 'ここから除く')}</li>`
}

const keepForm = (person: PersonHead, answered: Answered, typed: string, error?: string): Html =>
  form({
    action: cardsPath(person.id),
    once: newId(),
    body: [hidden('a', codeOf(answered)), heardField(typed, error)],
    submit: button({ text: `${fullName(person)}さんの答えとして残す`, kind: 'main' }),
  })

/** All answers so far, to be kept by one press with how they were said. */
function reviewView({ person, open }: AtDesk, answered: Answered, typed = '', error?: string): View {
  const more = nextCard(open, answered) !== null
  const errors: Record<string, string> = error ? { medium: error } : {}
  return {
    title: `${fullName(person)}さん：絵カードの答え`,
    nav: '/staff/people',
    ...(error && { status: 422 as const }),
    body: html`${deskHead(person, 'cards')}${checked(errors, [
      html`<h2>うかがった答え（${answered.length}つ）</h2>`,
      answered.length > 0
        ? html`<ul class="points">${answered.map(one => lineItem(person.id, answered, one))}</ul>`
        : html`<p>まだうかがっていません。</p>`,
      answered.length > 0 && keepForm(person, answered, typed, error),
    ])}
      ${more && html`<p>${linkButton({ href: at(person.id, answered, 'on'), text: answered.length > 0 ? 'もう少し聞く' : '聞きはじめる' })}</p>`}`,
  }
}

/** The counsellor plays the pictures for somebody: the same order, the same pictures, back by one; kept by a press alone. */
export const cardsPage = page.staff({
  path: cardsPath(':id'),
  can: 'people.write',
  audit: { action: 'interest.cards', subject },
  get: async (ask, db) => {
    const here = await atDesk(ask, db)
    if (!here) return null
    const [code, go] = [ask.url.searchParams.get('a'), ask.url.searchParams.get('go')]
    const answered = code === null ? answeredIn(here.lines) : readCode(code)
    const next = go === 'end' ? null : nextCard(here.open, answered)
    const pause = code !== null && isPause(answered) && go !== 'on'
    return next === null || pause ? reviewView(here, answered) : cardView(here, answered, next)
  },
  post: async (ask, tx, typed) => {
    const here = await atDesk(ask, tx)
    if (!here) return null
    const answered = readCode(one(typed, 'a'))
    const medium = heardOf(one(typed, 'medium'))
    if (!medium) return reviewView(here, answered, '', 'うかがった方法（窓口・電話・紙）を選んでください。')
    const lines = answered.map(([key, value]) => ({ kind: 'field', key, value }) as const)
    const { lines: kept } = await keep(tx, here.person.id, { lines, choices: [] }, { ...doing(ask), medium })
    const text = kept > 0 ? `${kept}つの答えを残しました。` : '前に残した答えと同じです。変わったところはありません。'
    return { redirect: keptPath(here.person.id), flash: { kind: kept > 0 ? 'success' : 'info', text } }
  },
})
