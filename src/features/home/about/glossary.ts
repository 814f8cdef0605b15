import { html } from 'hono/html'
import { type Explained, GLOSSARY } from '#features/kinds/index.ts'
import { SETTINGS as COMMON, settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { does, said } from '#platform/own.ts'
import { type Ask, page } from '#platform/page.ts'
import type { Html } from '#ui/html.ts'
import { summary } from '#ui/summary.ts'
import { aboutPage, part } from './parts.ts'
import { WORDS, type Word } from './words.ts'

const GROUPS: readonly [title: string, words: readonly Explained[]][] = [
  ['働き方・かかわり方', ['employment', 'contract', 'piecework', 'dispatch', 'paid-volunteering', 'volunteering']],
  ['はじめる前に', ['visit', 'trial', 'placement']],
  ['お金・保険', ['minimum-wage', 'insurance']],
  ['相談先・団体', ['silver-centre', 'welfare-council', 'care-centre', 'hello-work']],
]

/** What only a city has to explain that places people in jobs. */
const OF_PLACEMENT: ReadonlySet<Explained> = new Set([
  'employment',
  'dispatch',
  'placement',
  'minimum-wage',
  'insurance',
])

const toldBy = ({ municipality }: Ask, word: Word): Word => ({ ...word, plain: said(municipality, word.plain) })

/** 「ことばの説明」: the words of the field in plain words, what they mean for pay, insurance and instruction, and the law. */
export const glossary = page.public({
  path: GLOSSARY,
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => {
    const { minimumWage } = settingsFrom(await settingsOn(db, ask.today), COMMON)
    const beside: Partial<Record<Explained, string>> =
      minimumWage === null ? {} : { 'minimum-wage': wageText(ask, minimumWage) }
    const told = (key: Explained) => does(ask.municipality, 'placement') || !OF_PLACEMENT.has(key)
    const groups = GROUPS.map(([title, words]) => [title, words.filter(told)] as const).filter(
      ([, words]) => words.length > 0,
    )
    return aboutPage(
      ask,
      'ことばの説明',
      '同じ「はたらく」「てつだう」でも、だれの指示で動くか、お金、けがのときの保険がちがいます。おもなことばを、やさしい言い方で説明します。',
      [
        html`<nav aria-label="ことばの一覧"><ul class="row">${groups
          .flatMap(([, words]) => words)
          .map(
            key => html`<li><a class="button plain" href="#${key}">${WORDS[key].word.replace(/（.*/, '')}</a></li>`,
          )}</ul></nav>`,
        ...groups.map(([title, words]) =>
          part(title, html`${words.map(key => wordPart(key, toldBy(ask, WORDS[key]), beside[key]))}`),
        ),
        html`<p class="faint">令和8年11月の決まりによる、おおまかな説明です。一つ一つの活動でどうなるかは、窓口におたずねください。</p>`,
      ],
    )
  },
})

const wageText = ({ municipality }: Ask, wage: number): string =>
  `${municipality.prefecture}では、きょうの時点で1時間${wage.toLocaleString('ja')}円です。`

const wordPart = (key: Explained, { word, plain, rows = [], law }: Word, beside?: string): Html =>
  html`<section class="stack" id="${key}"><h3>${word}</h3><p>${plain}${beside}</p>${
    rows.length > 0 && summary(rows.map(([label, value]) => ({ label, value })))
  }<p class="faint">もとになる決まり：${law}</p></section>`
