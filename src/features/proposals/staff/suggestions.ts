import { html } from 'hono/html'
import { LEGAL_FORM_TEXT } from '#features/kinds/index.ts'
import { opportunityBrief, payText } from '#features/opportunities/index.ts'
import { askLinks, LACKING_TEXT, type Lacking, lackingOf, type PersonDesk, personPath } from '#features/people/index.ts'
import { type Explanation, type Rule, type Term, terms as termNames, type Weights } from '#matching/index.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, may, type Staff } from '#platform/page.ts'
import type { Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { reasons } from '#ui/cards.ts'
import { checkboxField, pressField } from '#ui/choices.ts'
import { hidden, textArea } from '#ui/fields.ts'
import { type Content, type Html, sr } from '#ui/html.ts'
import { more } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { terms } from '#ui/terms.ts'
import { otherText } from '../bonds/part.ts'
import type { Bound } from '../bonds/store.ts'
import type { Ranked } from '../ranking/lists.ts'
import { changeText, rejectionTexts } from '../ranking/rejections.ts'
import type { RuledOut } from '../ranking/ruled-out.ts'
import { RULE_TEXT, saidTo, TERM_TEXT } from '../ranking/sentences.ts'
import { type Beginning, reasonsFor } from '../rules.ts'
import { REASON_TEXT } from '../text.ts'
import { halfDaysText } from './parts.ts'

export type Brief = Pick<
  Awaited<ReturnType<typeof opportunityBrief>>[number],
  | 'id'
  | 'title'
  | 'organisation'
  | 'legal_form'
  | 'category'
  | 'reward'
  | 'reward_said'
  | 'reward_yen'
  | 'reward_unit'
  | 'half_days'
  | 'times_agreed'
  | 'town'
  | 'place_name'
>
export type Briefs = ReadonlyMap<string, Brief>

/** The facts by which the activities of a list are named. */
export const briefsOf = async (db: Read, ids: readonly string[]): Promise<Briefs> =>
  new Map((await opportunityBrief(db, ids)).map(brief => [brief.id, brief]))

/** The same of activities in memory, taken out at once: they move on with the next request. */
export const briefsIn = (activities: ReadonlyMap<string, Brief>, ids: readonly string[]): Briefs =>
  new Map(ids.flatMap(id => (activities.has(id) ? [[id, activities.get(id)!]] : [])))

/** The terms of a score as a bar and in words; they add up to the score, and one that nobody knows says so. */
export const termsPart = (
  { terms: points, unknown = [] }: Pick<Explanation, 'terms'> & { unknown?: readonly Term[] },
  weights: Weights,
): Html =>
  terms(
    termNames.map(term => ({
      label: TERM_TEXT[term],
      value: unknown.includes(term) ? null : points[term],
      max: weights[term],
    })),
  )

/** Why, in the counsellor's words: at most three reasons and one caution. */
export const whyPart = (explanation: Explanation): Html => {
  const said = saidTo(explanation, 'counsellor')
  return reasons(said.reasons, said.caution ?? undefined)
}

/** Organisation, form, reward and when, in one line. */
export const factsLine = (brief: Brief): string =>
  [
    brief.organisation,
    LEGAL_FORM_TEXT[brief.legal_form],
    payText(brief),
    halfDaysText(brief.half_days) || (brief.times_agreed ? '時間は相談' : '時間はわからない'),
    brief.town ?? brief.place_name,
  ]
    .filter(Boolean)
    .join('／')

export const activityLink = (brief: Brief): Html => html`<a href="/staff/opportunities/${brief.id}">${brief.title}</a>`

/** One place of the list: score, terms, why, and for those who may, what to do with it. */
export const suggestion = (
  { id, explanation }: Ranked,
  {
    briefs,
    questions,
    weights,
    actions,
    minutes,
  }: { briefs: Briefs; questions: readonly string[]; weights: Weights; actions: Content; minutes: Content },
): Html => {
  const brief = briefs.get(id)
  return html`<li>${brief && html`<h3>${activityLink(brief)}</h3><p class="faint">${factsLine(brief)}</p>`}${minutes}${termsPart(explanation, weights)}${whyPart(explanation)}${questionsPart(questions)}${actions}</li>`
}

/** What nobody knows yet and would make a difference. */
export const questionsPart = (questions: readonly string[]): Content =>
  questions.length > 0 && html`<p class="care">たしかめること：${questions.join('、')}</p>`

type Choice = {
  person: string
  opportunity: string
  /** The list in which the pair stands. */
  list?: string | undefined
  /** What sets the fields of this form apart from those of its neighbours. */
  mark: string
  /** Who goes together with the person and is not in the activity yet: it can be proposed to them at the same press. */
  together?: readonly Bound[]
}
type Typed = { note?: string; errors?: Readonly<Record<string, string>> }

/**
 * 提案する at one press, with or without the counsellor's reason, and 見送る with its reason at one press; before them what
 * there is to mind.
 */
export const choiceForms = (choice: Choice, mind: Content): Html =>
  html`<div class="choose">${mind}${proposeForm(choice)}${more({ title: '見送る…', body: passForm(choice) })}</div>`

/** The first button proposes without a reason, so that the Enter key of the note gives none. */
export const proposeForm = (choice: Choice, text = '提案する', typed: Typed = {}): Html =>
  choiceForm('propose', choice, [
    togetherField(choice),
    button({ text, kind: 'main' }),
    more({
      title: '理由をそえて提案…',
      open: typed.errors !== undefined,
      body: reasonButtons('propose', '提案する理由（押すと提案します）', choice, typed),
    }),
  ])

const togetherField = ({ together = [], opportunity, mark }: Choice): Content => {
  const missing = together.filter(({ kind, places }) => kind === 'together' && !places[opportunity])
  return (
    missing.length > 0 &&
    checkboxField({
      name: fieldName('with', 'propose', mark),
      label: 'いっしょに提案する方',
      values: [],
      options: missing.map(bond => ({ value: bond.other.id, label: otherText(bond) })),
    })
  )
}

/** Why one passes over an activity at once. */
export const passForm = (choice: Choice, typed: Typed = {}): Html =>
  choiceForm('pass', choice, reasonButtons('pass', '見送る理由（押すと記録します）', choice, typed))

const choiceForm = (beginning: Beginning, { person, opportunity, list }: Choice, body: Content): Html =>
  html`<form class="choose" novalidate method="post" action="${personPath(person)}/proposals">${[
    hidden('once', newId()),
    hidden('opportunity', opportunity),
    hidden('beginning', beginning),
    list !== undefined && hidden('shown', list),
  ]}${body}</form>`

const reasonButtons = (beginning: Beginning, label: string, { mark }: Choice, { note, errors = {} }: Typed): Html =>
  html`<div class="stack">${textArea({
    name: fieldName('note', beginning, mark),
    label: 'メモ',
    rows: 1,
    value: note,
    error: errors['note'],
  })}${pressField({
    name: fieldName('reason', beginning, mark),
    label,
    required: beginning === 'pass',
    error: errors['reason'],
    options: reasonsFor(beginning).map(value => ({ value, label: REASON_TEXT[value] })),
  })}</div>`

/** Many such forms stand on one page, so each field has a name of its own. */
export const fieldName = (name: string, beginning: Beginning, mark: string): string => `${name}-${beginning}-${mark}`

/** The fields of one such form under their own names; plain names are taken too. */
export const ofChoice = ({ fields }: Submitted): Submitted => ({
  fields: Object.fromEntries(Object.entries(fields).map(([name, values]) => [name.split('-')[0]!, values])),
  files: {},
})

/** Every reason, and the nearest change that would admit it. */
const ruledOutItem = ({ id, explanation }: Ranked, briefs: Briefs): Html => {
  const brief = briefs.get(id)
  const change = changeText(explanation.nearest)
  return html`<li><b>${brief ? activityLink(brief) : id}</b>${
    brief && html` <span class="faint">${brief.organisation}</span>`
  }<br>${rejectionTexts(explanation.rejections, 'counsellor').join('・')}${change && html`<br><span aria-hidden="true">→ </span>${change}`}</li>`
}

/** Groups that open, with what does not come into question; `most` of each are named here, the rest behind the link. */
export const ruledOutPart = (
  groups: readonly RuledOut[],
  { briefs, named, all, open }: { briefs: Briefs; named: Named; all: (rule: Rule) => string; open?: string | null },
): Html =>
  html`<div class="stack">${groups.map(({ rule, count }) => {
    const items = named.get(rule) ?? []
    return more({
      title: `${RULE_TEXT[rule]}（${count}件）`,
      open: open === rule,
      body: html`<ul class="ruled-out">${items.map(item => ruledOutItem(item, briefs))}</ul>${count > items.length && html`<p><a href="${all(rule)}">${count}件すべてを見る${sr(`：${RULE_TEXT[rule]}`)}</a></p>`}`,
    })
  })}</div>`

/** What is named of each group. */
export type Named = ReadonlyMap<Rule, Ranked[]>
export const namedIn = (groups: readonly RuledOut[], most: number): Named =>
  new Map(groups.map(({ rule, explained }) => [rule, explained(0, most)]))

/** What is not known of the person: it neither rules out nor gives points, and here it is asked. */
export const unaskedNotice = (ask: Ask<Staff>, person: PersonDesk): Content => {
  const lacking = lackingOf({ ...person, town_id: person.town?.id ?? null })
  return (
    lacking.length > 0 &&
    notice({
      kind: 'info',
      title: `${lacking.map(key => LACKING_TEXT[key]).join('・')}が、まだわかりません。`,
      body: html`${withoutText(lacking)}わかるまでは、それを理由に外さずに並べています。${may(ask, 'people.write') && html`<br>${askLinks(person.id, lacking)}`}`,
    })
  )
}

const withoutText = (lacking: readonly Lacking[]): string => {
  const far = lacking.some(key => key === 'home' || key === 'outside' || key === 'reach') && '近さ'
  const without = [far, lacking.includes('free') && '時間の合い'].filter(Boolean).join('と')
  return without && `${without}は、点に入れていません。`
}
