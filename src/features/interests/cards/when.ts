import { html } from 'hono/html'
import { MEANS, MEANS_TEXT } from '#features/kinds/index.ts'
import { page, type View } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { fieldId, selectField, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { phrases } from '#ui/phrases.ts'
import { weekField } from '#ui/weekgrid.ts'
import { type Asked, MINUTES } from '../forms.ts'
import { along, arrived, carried, type Here, notes, way } from '../parts.ts'
import { PATHS } from '../paths.ts'

const whenView = ({ asked, typed, wrong, notes: said }: Here): View => ({
  title: 'いつ行けますか',
  nav: PATHS.cards,
  ...(wrong.off && { status: 422 as const }),
  body: html`${backLink(along(PATHS.profile, asked))}${way(1)}${pageHead({ title: 'いつ行けますか' })}${wrong.off && notes(said)}
    ${form({
      action: PATHS.where,
      method: 'get',
      body: [
        ...carried(asked, ['when', 'off']),
        weekField({
          name: 'when',
          label: '行ける時間',
          hint: '行けるところを、いくつでも押してください。午後は18時まで、夜は18時からです。決まっていなければ、そのまま進んでください。',
          value: asked.when,
          evenings: true,
          atOnce: true,
        }),
        textField({
          name: 'off',
          label: '行けない日',
          hint: '4週間のうちに、上の時間でも行けない日があれば。いくつかあるときは「、」で区切ってください。',
          example: '12月5日、12月9日',
          value: typed.off,
        }),
      ],
      submit: [
        button({ text: '次へ（どこから行きますか）', kind: 'main', icon: 'next' }),
        linkButton({ href: along(PATHS.where, { ...asked, when: 0, off: [] }), text: '決めずに進む', kind: 'quiet' }),
      ],
    })}`,
})

/** The half-days on which somebody can come, and days on which they cannot. */
export const whenPage = page.public({
  path: PATHS.when,
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => whenView(await arrived(ask, db)),
})

const fromField = (typed: string, { facilities, towns }: Here['places']): Html => {
  const id = fieldId('from')
  return html`<div class="field"><label for="${id}">どこから</label><p class="hint" id="${id}-hint">${phrases('お住まいの町、駅、施設の名前、郵便番号。番地まではいりません。')}</p>
    <input type="text" id="${id}" name="from" value="${typed}" list="towns" aria-describedby="${id}-hint" autocomplete="off"><datalist id="towns">${[
      ...facilities,
      ...towns,
    ].map(({ name }) => html`<option value="${name}"></option>`)}</datalist></div>`
}

const minutesFields = ({ ways }: Asked): Html =>
  html`<div class="filters">${MEANS.map(means => {
    const said = ways[means]
    const choices = said && !MINUTES.some(one => one === said) ? [...MINUTES, said].sort((a, b) => a - b) : MINUTES
    return selectField({
      name: means,
      label: MEANS_TEXT[means],
      value: said ?? '',
      empty: '使わない',
      options: choices.map(minutes => ({ value: String(minutes), label: `${minutes}分まで` })),
    })
  })}</div>`

const choose = (asked: Asked, choices: readonly string[]): Html | false =>
  choices.length > 0 &&
  html`<nav aria-label="場所をえらぶ"><p class="faint">このあたりからも選べます</p><ul class="row">${choices.map(
    name =>
      html`<li><a class="button plain" href="${along(PATHS.where, { ...asked, from: { name, lat: 0, lng: 0 } })}">${name}</a></li>`,
  )}</ul></nav>`

/** Also where a place that was typed is not known, or could be several. */
export const whereView = ({ asked, notes: said, choices, typed, places, wrong }: Here): View => ({
  title: 'どこから行きますか',
  nav: PATHS.cards,
  ...(wrong.from && { status: 422 as const }),
  body: html`${backLink(along(PATHS.when, asked))}${way(2)}${pageHead({ title: 'どこから行きますか' })}${notes(said)}${choose(asked, choices)}
    ${form({
      action: PATHS.forMe,
      method: 'get',
      body: [
        ...carried(asked, ['from', ...MEANS]),
        fromField(typed.from, places),
        html`<h2>何分までなら行けますか</h2><p class="hint">使う行き方だけ選んでください。時間は、道のりから計算しためやすです。</p>`,
        minutesFields(asked),
      ],
      submit: [
        button({ text: '合う活動を見る', kind: 'main', icon: 'next' }),
        linkButton({
          href: along(PATHS.forMe, { ...asked, from: null, ways: {} }),
          text: '決めずに見る',
          kind: 'quiet',
        }),
      ],
    })}`,
})

/** From where somebody sets out, and how many minutes they would take by which means. */
export const wherePage = page.public({
  path: PATHS.where,
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => {
    const here = await arrived(ask, db)
    return here.wrong.off ? whenView(here) : whereView(here)
  },
})
