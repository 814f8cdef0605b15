import { html } from 'hono/html'
import { minutesTold } from '#features/opportunities/index.ts'
import { askLinks, LACKING_TEXT, lackingOf, personPath } from '#features/people/index.ts'
import { changeText, rejectionTexts, termsPart, whyPart } from '#features/proposals/index.ts'
import { newId } from '#platform/ids.ts'
import { button } from '#ui/button.ts'
import { facts } from '#ui/cards.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pane } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import type { Absence } from '../absences/store.ts'
import type { Candidate, Found } from '../substitutes/ranking.ts'
import { ASKED_DAYS, ASKED_OFTEN, onlyColleagues } from '../substitutes/rules.ts'
import { KNOWS_TEXT } from '../text.ts'
import { absencePath, contactPart, hoursText } from './parts.ts'

/** How many are put forward at once, and how many more can be opened. */
export const FIRST = 3
const MORE = 7

/** Who could come instead: three at once, each with what is said on the telephone and why; asked with one press. */
export function candidatesPane(absence: Absence, found: Found): Html {
  const first = found.candidates.slice(0, FIRST)
  const rest = found.candidates.slice(FIRST, FIRST + MORE)
  const item = (one: Candidate) => candidateItem(absence, one, found)
  if (first.length === 0) return nobodyPane(absence, found)
  return pane({
    title: '代わりに来られそうな人',
    aside: `${found.candidates.length}人（${found.looked}人の中から）`,
    body: html`<div class="stack">${
      first.length > 1 &&
      askForm(
        absence,
        first.map(({ id }) => id),
        `この${first.length}人に頼む`,
      )
    }<p class="faint">「頼む」を押すと、頼んだことを記録し、返事を聞く一歩を入れます。電話は下の番号からかけてください。</p>
      <ol class="rank">${first.map(item)}</ol>
      ${rest.length > 0 && more({ title: `ほかの候補（${rest.length}人）`, body: html`<ol class="rank" start="${FIRST + 1}">${rest.map(item)}</ol>` })}
      <p class="faint">この場所を知っている人を先に、つぎに点の高い順です。${ASKED_DAYS}日のうちに${ASKED_OFTEN}回以上頼んだ人は、続けてお願いしないよう後ろに並びます。</p>${unaskedPart(found.unasked)}</div>`,
  })
}

/** Who is not looked at before they were asked, with the way to the form. */
const unaskedPart = ({ people, count }: Found['unasked']): Content =>
  count > 0 &&
  more({
    title: `来られる時間かお住まいがわからないため、入れていない方（${count.toLocaleString('ja')}人）`,
    body: html`<p>聞いて入力すると、ここに並びます。</p><ul class="ruled-out">${people.map(one => {
      const lacking = lackingOf({ ...one, reach: [true], forms: [] })
      return html`<li><a href="${personPath(one.id)}">${one.number} ${one.name}</a>さん <span class="faint">${lacking.map(key => LACKING_TEXT[key]).join('・')}</span>　${askLinks(one.id, lacking, one.name)}</li>`
    })}</ul>${count > people.length && html`<p class="faint">この場所を知っている方を先に、${people.length}人を出しています。</p>`}`,
  })

const askForm = ({ id }: Absence, people: readonly string[], text: string): Html =>
  form({
    action: `${absencePath(id)}/calls`,
    once: newId(),
    class: 'row',
    body: people.map(person => hidden('person', person)),
    submit: button({ text, kind: 'main' }),
  })

function candidateItem(absence: Absence, one: Candidate, { weights, waysOf }: Found): Html {
  return html`<li><h3><a href="${personPath(one.id)}">${one.number} ${one.name}</a>さん ${one.knows && html`<span class="pill">${KNOWS_TEXT[one.knows]}</span>`}</h3>
    <p><b>その時間（${hoursText(absence)}）空いています</b></p>
    ${wayPart(one, waysOf)}
    <p>${askedText(one)}<br>${one.consent ? '団体に名前を伝える同意：あり' : '団体に名前を伝える同意：まだ（引き受けるときに確かめます）'}</p>
    ${contactPart(one)}
    ${more({ title: `点と理由（${one.score}点）`, body: [termsPart(one.explanation, weights), whyPart(one.explanation)] })}
    ${askForm(absence, [one.id], `${one.name}さんに頼む`)}</li>`
}

/** Minutes as this person is told them, at the time of that place; what goes by car only where they come by car. */
function wayPart({ id, reach, town }: Candidate, waysOf: Found['waysOf']): Html {
  const ways = waysOf(id)
  if (!ways) return html`<p class="faint">活動の場所がわからないため、かかる時間は出せません。</p>`
  return facts({ minutes: minutesTold(ways, reach), rough: ways.rough, place: town ?? undefined })
}

const askedText = ({ asked, said_yes }: Candidate): string =>
  asked === 0
    ? `この${ASKED_DAYS}日に代わりを頼んだことはありません`
    : `この${ASKED_DAYS}日に代わりを${asked}回頼みました（引き受け ${said_yes}回）`

/** Nobody could come: who would by the least change, and what else can be done. */
const nobodyPane = (absence: Absence, { nearest, looked, unasked }: Found): Html =>
  pane({
    title: '代わりに来られそうな人',
    body: html`<div class="stack">${notice({
      kind: 'warning',
      title: 'いま頼める人が見つかりません。',
      body: html`<p>${looked > 0 && `${looked}人を調べました。`}${insteadText(absence)}</p>`,
    })}${
      nearest.length > 0 &&
      html`<p><b>あと少しの人</b></p><ul class="ruled-out">${nearest.map(
        one =>
          html`<li><a href="${personPath(one.id)}">${one.number} ${one.name}</a>さん<br>${rejectionTexts(
            one.explanation.rejections,
            'counsellor',
          ).join(
            '・',
          )}<br><span aria-hidden="true">→ </span>${changeText(one.explanation.nearest)}${contactPart(one)}</li>`,
      )}</ul>`
    }${unaskedPart(unasked)}</div>`,
  })

const insteadText = ({ legal_form }: Absence): Content =>
  onlyColleagues(legal_form)
    ? '雇用・派遣の活動では、この事業所で働いている人だけに頼めます。事業所に、人数を減らして行えるかを確かめてください。'
    : '下の人にご都合を聞くか、団体に、人数を減らして行えるかを確かめてください。'

/** What is read to somebody who has not agreed yet to be named to the organisation. */
export const agreeText = (organisation: string): string =>
  `${organisation}に、お名前と来る時間を伝えてよいと、ご本人に確かめました`
