import { html } from 'hono/html'
import { CATEGORIES, CATEGORY_TEXT, type Category } from '#features/kinds/index.ts'
import { formatDay } from '#platform/dates.ts'
import { page } from '#platform/page.ts'
import type { Html } from '#ui/html.ts'
import { phrases } from '#ui/phrases.ts'
import { sheet } from '#ui/print.ts'
import { arrived } from '../parts.ts'
import { PATHS } from '../paths.ts'
import { type Answered, AT_A_TIME, answering, nextCard, type Open } from '../rules.ts'
import { picture } from './pictures.ts'

/** The pictures of a sheet: those that would be shown to somebody who says yes and no by turns behind each door. */
export function paperCards(open: Open): Category[] {
  let answered: Answered = []
  for (let card = nextCard(open, answered); card && answered.length < AT_A_TIME; card = nextCard(open, answered))
    answered = answering(answered, card, isSecond(answered, card) ? 'yes' : 'no')
  return answered.map(([category]) => category)
}

const isSecond = (answered: Answered, card: Category): boolean =>
  answered.filter(([category]) => CATEGORIES[category] === CATEGORIES[card]).length % 2 === 1

const box = (text: string): Html => html`<li><span class="box" aria-hidden="true"></span>${text}</li>`

const card = (category: Category): Html =>
  html`<li>${picture(category)}<h2>${phrases(CATEGORY_TEXT[category])}</h2><ul>${['はい', 'いいえ', 'あとで'].map(box)}</ul></li>`

/** Twelve pictures on a sheet of paper, to be ticked by hand; no name stands on it until somebody writes one. */
export const paperPage = page.public({
  path: PATHS.paper,
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => {
    const { kept } = await arrived(ask, db)
    return {
      title: 'してみたいこと（絵の紙）',
      frame: 'print',
      back: PATHS.cards,
      body: sheet({
        title: 'してみたいことは、どれですか',
        date: formatDay(ask.today),
        from: ask.municipality,
        body: html`<p>してみたいものは「はい」、そうでないものは「いいえ」、まだわからないものは「あとで」に、しるしを付けてください。窓口にお持ちいただくか、お電話でお知らせください。合う活動をさがします。</p>
          <ul class="pictures">${paperCards(kept.open).map(card)}</ul>
          <p>お名前（書かなくてもかまいません）　　　　　　　　　　　　　　お電話　　　　　　　　　　　　</p>`,
      }),
    }
  },
})
