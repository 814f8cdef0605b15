import { html } from 'hono/html'
import { isLive, purposeText } from '#features/consents/index.ts'
import {
  CATEGORY_TEXT,
  CHARACTER_TEXT,
  halfDaysOf,
  LEGAL_FORM_TEXT,
  LEGAL_FORMS,
  LOAD_TEXT,
  LOADS,
  MEANS_TEXT,
  SKILL_TEXT,
} from '#features/kinds/index.ts'
import { ageOn } from '#platform/ages.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import type { Moment } from '#platform/feature.ts'
import { tell } from '#platform/happening.ts'
import { dial } from '#ui/frame.ts'
import { type Content, type Html, sr } from '#ui/html.ts'
import { more, roomy } from '#ui/layout.ts'
import { type Row, summary } from '#ui/summary.ts'
import { timeline } from '#ui/timeline.ts'
import { weekGrid } from '#ui/weekgrid.ts'
import { wishes } from '#ui/wish.ts'
import { editPath, fullKana, fullName, personLink } from '../head.ts'
import { type PersonMedium, SECTIONS } from '../rules.ts'
import { reasonsLink } from '../staff-parts.ts'
import {
  AVOID_TEXT,
  BOND_TEXT,
  CONTACT_TEXT,
  DIGITAL_TEXT,
  homeText,
  MEDIUM_TEXT,
  PAY_TEXT,
  SECTION_TEXT,
  SEX_TEXT,
  UNASKED_TEXT,
} from '../text.ts'
import type { PersonDesk, PersonEvent } from './store.ts'
import { TOLD } from './told.ts'

/** Who the person is, what they can and wish: the left of the desk. `edit`: with links to change it; `below` the heading of a page. */
export const personPane = (person: PersonDesk, today: string, edit: boolean, below = false): Html => {
  const { town, outside } = person
  const place = town
    ? homeText({ ...town, town: town.name, outside })
    : outside
      ? `市外にお住まい（町は${UNASKED_TEXT}）`
      : `町は${UNASKED_TEXT}`
  const name = html`${fullName(person)} <small>${fullKana(person)}</small>`
  return html`<section class="pane stack" aria-label="この方"><div>${below ? html`<h2>${name}</h2>` : html`<h1>${name}</h1>`}
    <p>${ageOn(person.birth_on, today)}歳${person.sex && `・${SEX_TEXT[person.sex]}`}・${place} <span class="pill plain">No. ${person.number}</span>${
      person.closed_on && html` <span class="pill plain">${formatShort(person.closed_on)}に終了</span>`
    }</p></div>
    ${summary([reached(person)], 'rows')}
    ${roomy({
      title: '希望・時間・からだ・同意など',
      body: [
        summary(facts(person, today, { health: true, edit }), 'rows'),
        edit &&
          html`<p class="row">${SECTIONS.map(
            section => html`<a href="${editPath(person.id, section)}">${SECTION_TEXT[section]}${sr('を直す')}</a>`,
          )}<a href="${editPath(person.id, 'consents')}">同意${sr('を記録する')}</a><a href="${editPath(person.id, 'exclusions')}">紹介しない団体</a><a href="${editPath(person.id, 'bonds')}">いっしょに・別々に</a></p>`,
        html`<h2>希望</h2>`,
        wishMeters(person),
        week(person),
        away(person, today),
      ],
    })}
  </section>`
}

const wishMeters = ({ wishes: list }: PersonDesk): Html =>
  wishes(
    list
      .filter(({ score }) => score !== 0)
      .map(({ category, score, basis }) => ({
        label: CATEGORY_TEXT[category],
        value: score,
        ...(basis === 'said' ? {} : { note: 'これまでの様子から' }),
      })),
    `${UNASKED_TEXT}。`,
  )

const week = ({ free, never_free }: PersonDesk): Html => {
  if (free.length > 0) return weekGrid({ on: 0, free: halfDaysOf(free), caption: '来られる時間（○のところ）' })
  return html`<p>${never_free ? '来られる時間は、いまはない、と聞いています。' : `来られる時間は、${UNASKED_TEXT}。`}</p>`
}

/** Facts, wishes and times of a person on paper, without health: a sheet may leave the desk. */
export const personSheet = (person: PersonDesk, today: string): Content => [
  summary([reached(person), ...facts(person, today, { health: false, edit: false })], 'rows'),
  html`<div class="grid2"><div><h2>希望</h2>${wishMeters(person)}</div>${week(person)}</div>`,
]

/** `health` is of the desk alone, and so is to whom and with whom somebody is not to go. */
const facts = (person: PersonDesk, today: string, { health, edit }: { health: boolean; edit: boolean }): Row[] => [
  { label: 'スマホ', value: person.digital ? DIGITAL_TEXT[person.digital] : UNASKED_TEXT },
  {
    label: '足',
    value: person.reach.map(({ means, minutes }) => `${MEANS_TEXT[means]}${minutes}分`).join('・') || UNASKED_TEXT,
  },
  ...(health ? [{ label: 'からだ', value: bodyPart(person, edit) }] : []),
  { label: '上限', value: limits(person) },
  {
    label: '働き方',
    value: formsText(person.forms),
  },
  { label: '収入', value: person.pay ? PAY_TEXT[person.pay] : UNASKED_TEXT },
  { label: '経験', value: experience(person) },
  { label: '合う場', value: person.character.map(word => CHARACTER_TEXT[word]).join('・') || UNASKED_TEXT },
  { label: '同意', value: consents(person, today) },
  ...(health ? person.exclusions.filter(({ ended_at }) => ended_at === null) : []).map(({ organisation }) => ({
    label: '紹介しない',
    value: html`${organisation}${edit && html`　${reasonsLink(person.id)}`}`,
  })),
  ...(health ? person.bonds.filter(({ ended_on }) => ended_on === null) : []).map(({ kind, other }) => ({
    label: BOND_TEXT[kind],
    value: html`${personLink(other)}さん${edit && html`　${reasonsLink(person.id)}`}`,
  })),
]

const formsText = (forms: PersonDesk['forms']): string => {
  if (forms === null) return UNASKED_TEXT
  return forms.length === LEGAL_FORMS.length ? 'どの形でも' : forms.map(form => LEGAL_FORM_TEXT[form]).join('、')
}

const reached = ({ contact_by, phone, email, contact_note }: PersonDesk): Row => {
  const ways = [
    contact_by.map(way => CONTACT_TEXT[way]).join('・') || `連絡のしかたは${UNASKED_TEXT}`,
    phone && html`<a href="${dial(phone)}">${phone}</a>`,
    email,
    contact_note,
  ].filter(text => text !== '')
  return { label: '連絡', value: ways.map((text, at) => html`${at > 0 && html`<br>`}${text}`) }
}

/** What the body does not bear; that there is a note, which whoever may write opens on demand. */
const bodyPart = ({ id, conditions, health_noted }: PersonDesk, edit: boolean): Content => {
  const [avoided, free] = [conditions.filter(one => one.degree > 0), conditions.filter(one => one.degree === 0)]
  const loads = [
    avoided.map(({ load, degree }) => `${LOAD_TEXT[load]}（${AVOID_TEXT[degree]}）`).join('・'),
    free.length === LOADS.length
      ? 'どれも気にしない'
      : free.length > 0 && `${AVOID_TEXT[0]}：${free.map(({ load }) => LOAD_TEXT[load]).join('・')}`,
  ]
    .filter(Boolean)
    .join('。')
  const note = edit ? html`<a href="${editPath(id, 'health')}">メモを見る</a>` : 'メモあり'
  return [loads || UNASKED_TEXT, health_noted && [html`<br>`, note]]
}

const limits = ({ hours_wanted, hours_max, days_max, activities_max }: PersonDesk): string =>
  [
    hours_wanted !== null && `希望週${hours_wanted}時間`,
    hours_max !== null && `週${hours_max}時間まで`,
    days_max !== null && `月${days_max}日まで`,
    activities_max !== null && `活動は${activities_max}つまで`,
  ]
    .filter(Boolean)
    .join('・')

const experience = ({ work_history, skills }: PersonDesk): string =>
  [
    work_history.replace(/。$/, ''),
    skills.map(({ skill, wants_to_use }) => `${SKILL_TEXT[skill]}${wants_to_use ? '' : '（使わない）'}`).join('、'),
  ]
    .filter(text => text !== '')
    .join('。')

/** The latest word on each purpose and recipient: given or withdrawn. */
const consents = (person: PersonDesk, today: string): Content => {
  const latest = new Map(
    person.consents.toReversed().map(consent => [`${consent.purpose} ${consent.recipient_id}`, consent]),
  )
  return [...latest.values()].map(
    consent =>
      html`${consent.recipient ?? '全般'}（${purposeText(consent.purpose)}）：${isLive(consent, today) ? '同意あり' : '取り消し'}<br>`,
  )
}

const away = (person: PersonDesk, today: string): Content => {
  const coming = person.absences.filter(({ to_on }) => to_on >= today)
  const days = ({ from_on, to_on }: { from_on: string; to_on: string }) =>
    from_on === to_on ? formatShort(from_on) : `${formatShort(from_on)}〜${formatShort(to_on)}`
  return (
    coming.length > 0 &&
    html`<p>来られない日：${coming.map(absence => `${days(absence)}${absence.note && `（${absence.note}）`}`).join('、')}</p>`
  )
}

/** As many moments of a time line as are read at a glance; the earlier ones open on demand. */
const LATEST = 12

/** What happened to a person from all features, the latest first. */
export const timelineOf = (moments: readonly Moment[]): Html => {
  const entries = moments
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .map(({ at: _, day, ...entry }) => ({ when: formatDay(day), datetime: day, ...entry }))
  const earlier = entries.slice(LATEST)
  return html`<div class="stack">${timeline(entries.slice(0, LATEST), 'まだ記録がありません。')}${
    earlier.length > 0 && more({ title: `それより前のこと（${earlier.length}件）`, body: timeline(earlier, '') })
  }</div>`
}

const mediumText = (medium: string | null): string =>
  medium !== null && medium in MEDIUM_TEXT ? MEDIUM_TEXT[medium as PersonMedium] : ''

/** The registration, the saves and the consents of a person as moments of their time line. */
export const changesOf = (person: PersonDesk, events: readonly PersonEvent[]): Moment[] =>
  events.map(event => ({
    at: event.at,
    day: dayOf(event.at),
    aside: [mediumText(event.medium), event.by].filter(Boolean).join('・'),
    body: tell(TOLD, event, { person, to: event.to }),
  }))
