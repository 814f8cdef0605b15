import { html } from 'hono/html'
import { CATEGORY_TEXT, type Category } from '#features/kinds/index.ts'
import { fullName, type PersonDesk, personDesk, personPath, takeWishes } from '#features/people/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { doneOr } from '#platform/flash.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { all } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checkboxField } from '#ui/choices.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pane } from '#ui/layout.ts'
import { table } from '#ui/table.ts'
import { wishWords } from '#ui/wish.ts'
import { answeredIn } from '../kept/rules.ts'
import { type Choice, keptChoices, keptLines, keptTyped, type TypedLine } from '../kept/store.ts'
import { aboutText, MEDIUM_TEXT, valueText } from '../kept/text.ts'
import { deskHead, keptPath, subject } from './parts.ts'
import { type Taking, takingsOf } from './rules.ts'

/** Who said it, and who noted it for them. */
const saidBy = ({ medium, by }: TypedLine): string =>
  medium === 'web' ? 'ご本人が残した' : `${MEDIUM_TEXT[medium]}（${by}が入力）`

const lineTable = (lines: readonly TypedLine[]): Content =>
  table({
    ...{ caption: 'うかがった答え', items: lines, cards: true, unit: '件' },
    empty: 'まだ何も残っていません。「絵カードで聞く」か「紙の答えを入力する」から始められます。',
    columns: [
      { key: 'about', title: 'こと', header: true, cell: aboutText },
      { key: 'value', title: '答え', cell: valueText },
      { key: 'by', title: 'だれが', cell: saidBy },
      { key: 'at', title: 'いつ', cell: ({ at }) => formatDay(dayOf(at)) },
    ],
  })

const SHOWN = 30

const chosen = (choices: readonly Choice[]): Content =>
  choices.length > 0 &&
  pane({
    title: '気になる活動（ご本人が残した）',
    aside: `${choices.length}件`,
    body: html`<ul class="points">${choices
      .slice(0, SHOWN)
      .map(
        ({ id, title, at }) =>
          html`<li>${title ? html`<a href="/staff/opportunities/${id}">${title}</a>` : 'いまはのせていない活動'}　<span class="faint">${formatDay(dayOf(at))}</span></li>`,
      )}</ul>${choices.length > SHOWN && html`<p>ほか${choices.length - SHOWN}件</p>`}`,
  })

const scoreText = (score: number | null): string =>
  score === null ? 'まだ聞いていません' : wishWords[String(score) as keyof typeof wishWords]

const takeForm = (person: PersonDesk, takings: readonly Taking[]): Content =>
  pane({
    title: '記録の「希望」に写す',
    body:
      takings.length === 0
        ? html`<p>写すものは、ありません。答えと記録は合っています。</p>`
        : form({
            action: `${keptPath(person.id)}/take`,
            once: newId(),
            body: checkboxField({
              ...{ name: 'take', label: '写す分野', values: takings.map(({ category }) => category) },
              hint: '紹介や案のときに使う記録です。ご本人に確かめてから写してください。しるしをはずした分野は、そのままにします。',
              options: takings.map(({ category, before, score }) => ({
                value: category,
                label: `${CATEGORY_TEXT[category]}：${scoreText(before)}→${scoreText(score)}`,
              })),
            }),
            submit: button({ text: '記録に写す', kind: 'main' }),
          }),
  })

async function keptView(
  ask: Ask<Staff, 'id'>,
  person: PersonDesk,
  lines: TypedLine[],
  choices: Choice[],
): Promise<View> {
  const takings = takingsOf(answeredIn(lines), person.wishes)
  return {
    title: `${fullName(person)}さん：残した答え`,
    nav: '/staff/people',
    body: html`${deskHead(person, 'kept')}${lineTable(lines)}${chosen(choices)}
      ${may(ask, 'people.write') && lines.length > 0 && takeForm(person, takings)}`,
  }
}

/** What is kept of somebody, who said it and when, and what of it the record does not know yet. */
const keptPage = page.staff({
  path: keptPath(':id'),
  can: 'people.read',
  audit: { action: 'interest.read', subject },
  get: async (ask, db) => {
    const person = await personDesk(db, ask.params.id)
    if (!person) return null
    return keptView(ask, person, await keptTyped(db, person.id), await keptChoices(db, person.id))
  },
})

/** The counsellor takes answers into the record: those that still say something that it does not. */
const takePage = page.staff({
  path: `${keptPath(':id')}/take`,
  can: 'people.write',
  audit: { action: 'interest.read', subject },
  post: async (ask, tx, typed) => {
    const person = await personDesk(tx, ask.params.id)
    if (!person) return null
    const lines = await keptLines(tx, person.id)
    const wanted = new Set<string>(all(typed, 'take'))
    const taken = takingsOf(answeredIn(lines), person.wishes).filter(({ category }) => wanted.has(category))
    const media = new Set(
      lines.filter(({ key }) => taken.some(({ category }) => category === key)).map(one => one.medium),
    )
    const [medium] = media.size === 1 ? media : []
    const heard = medium === undefined || medium === 'paper' ? null : medium
    const wishes = taken.map(({ category, score }): { category: Category; score: number } => ({ category, score }))
    const fields = await takeWishes(tx, person.id, wishes, { ...doing(ask), medium: heard })
    const none = '写すものがありませんでした。分野にしるしを付けてください。ほかの方が先に写したのかもしれません。'
    return {
      redirect: taken.length > 0 ? personPath(person.id) : keptPath(person.id),
      ...doneOr(fields && fields.length > 0, `${taken.length}つの分野を、記録の「希望」に写しました。`, none),
    }
  },
})

export const keptPages = [keptPage, takePage]
