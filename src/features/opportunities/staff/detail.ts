import { html } from 'hono/html'
import {
  CATEGORY_TEXT,
  CHARACTER_TEXT,
  DEGREE_TEXT,
  LEGAL_FORM_TEXT,
  LOAD_TEXT,
  LOADS,
  PRIORITY_SECTOR_TEXT,
  SKILL_TEXT,
} from '#features/kinds/index.ts'
import { lateText, type OpenStep, WHAT_TEXT } from '#features/steps/index.ts'
import { today } from '#platform/clock.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import type { View } from '#platform/page.ts'
import type { Submitted } from '#platform/submitted.ts'
import { linkButton } from '#ui/button.ts'
import { errorSummary } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { nextStep } from '#ui/steps.ts'
import { summary } from '#ui/summary.ts'
import { timeline } from '#ui/timeline.ts'
import { weekGrid } from '#ui/weekgrid.ts'
import { toldRows } from '../public/parts.ts'
import type { publicationsOf } from '../record/store.ts'
import type { Opportunity } from '../record/store-read.ts'
import { isHiring } from '../rules.ts'
import { fieldsOf } from '../terms/rules.ts'
import type { Figures, RefusalKey } from '../terms/rules-refusals.ts'
import {
  AGE_EXCEPTION_TEXT,
  DONE_TEXT,
  moreThanSaidText,
  OVER_TEXT,
  rewardText,
  slotText,
  teamText,
  UNKNOWN_TEXT,
  VERB_REFUSAL_TEXT,
  type VerbRefusal,
  wholeText,
} from '../text.ts'
import { unknownLoads, unknownOf } from '../unknown.ts'
import { statusMark } from './columns.ts'
import { refusalSentence, verbForms } from './verbs-form.ts'

export type Shown = {
  opportunity: Opportunity
  publications: Awaited<ReturnType<typeof publicationsOf>>
  step: OpenStep | undefined
  proposals: number
  today: string
  /** What still keeps it from being published, and the sentence about the figure that one of them names. */
  open: Record<string, RefusalKey>
  figures: Figures
  mayWrite: boolean
  mayPublish: boolean
  maySeeShifts: boolean
  maySeePeople: boolean
  /** What later nouns have to tell of it. */
  onward: readonly { text: string; href: string }[]
  /** The verb that was refused just now, with what was typed for it. */
  refused?: { why: VerbRefusal; status: 403 | 409 | 422; typed: Submitted }
}

/** The field to mend; other refusals are about the verbs themselves. */
const FIELD_OF: Partial<Record<VerbRefusal, string>> = { reasonMissing: 'reason', dayUnclear: 'ends_on' }

/** One activity on one screen: what is said, what still lacks, its history, and what can be done with it now. */
export const opportunityView = (shown: Shown): View => {
  const { opportunity: row, refused } = shown
  return {
    title: row.title,
    nav: '/staff/opportunities',
    ...(refused ? { status: refused.status } : {}),
    body: html`${backLink('/staff/opportunities', '活動の一覧へ')}${pageHead({
      title: row.title,
      lead: html`<a href="/staff/organisations/${row.organisation_id}">${row.organisation}</a>・${LEGAL_FORM_TEXT[row.legal_form]}・${CATEGORY_TEXT[row.category]}・<b>${statusMark(row)}</b>`,
      actions: [
        shown.maySeePeople &&
          linkButton({ href: `/staff/opportunities/${row.id}/people`, text: '合いそうな人を見る', kind: 'main' }),
        shown.maySeeShifts &&
          row.published_on !== null &&
          linkButton({ href: `/staff/opportunities/${row.id}/shifts`, text: '分担・欠席' }),
        ...(row.published_on === null ? [] : shown.onward.map(linkButton)),
        shown.mayWrite &&
          row.status !== 'ended' &&
          linkButton({ href: `/staff/opportunities/${row.id}/edit`, text: '内容を変更する' }),
        row.published_on !== null &&
          row.status !== 'submitted' &&
          row.status !== 'returned' &&
          linkButton({ href: `/opportunities/${row.id}`, text: '公開ページを見る' }),
      ],
    })}
      ${refused && errorSummary([{ field: FIELD_OF[refused.why] ?? 'verbs', message: VERB_REFUSAL_TEXT[refused.why] }])}
      ${twoPanes(
        [missing(shown), unverified(row), unknown(row), what(row), termsPane(row), whenWhere(row), people(row)],
        [stepBox(shown), verbForms(shown), history(shown)],
      )}`,
  }
}

const missing = ({ open, figures, opportunity }: Shown): Content =>
  Object.keys(open).length > 0 &&
  opportunity.status !== 'ended' &&
  notice({
    kind: 'warning',
    title: '公開するまでに直すこと',
    body: html`<ul>${Object.entries(open).map(([field, key]) => html`<li>${refusalSentence(opportunity.legal_form, field, key, figures)}</li>`)}</ul>`,
  })

const unverified = (row: Opportunity): Content =>
  row.verified_at === null &&
  row.published_on === null &&
  notice({
    kind: 'warning',
    title: 'この団体はまだ確認されていません',
    body: html`公開する前に、<a href="/staff/organisations/${row.organisation_id}">団体の画面</a>で、実在と連絡先を確かめたことを記録してください。`,
  })

/** What is not known, and where it is entered once somebody has said it. */
const unknown = (row: Opportunity): Content => {
  const keys = unknownOf(row)
  return (
    keys.length > 0 &&
    row.status !== 'ended' &&
    notice({
      kind: 'info',
      title: `わかっていないこと：${keys.map(key => UNKNOWN_TEXT[key]).join('、')}`,
      body: '公開ページでは「わかりません」とし、条件でしぼった一覧には出していません。主催者に確かめたら、「内容を変更する」から入力してください。',
    })
  )
}

const what = (row: Opportunity) => {
  const mind = moreThanSaidText(row)
  return pane({
    title: 'どんな活動か',
    body: html`<div class="stack"><p>${row.summary}</p>${row.description.split('\n').map(line => line !== '' && html`<p>${line}</p>`)}${summary(
      [
        { label: 'お金', value: rewardText(row) },
        {
          label: '人数',
          value: `${row.capacity === null ? '募集はわからない' : `${row.capacity}人募集`}・${row.taken}人決定`,
        },
        {
          label: 'ひとりが全部の時間を受けもつ',
          value: html`${wholeText(row)}${mind && html`<br><strong>${mind}</strong>`}`,
        },
        ...(row.team ? [{ label: 'チーム', value: teamText(row.team) }] : []),
        {
          label: '重点業種',
          value: row.priority_sector ? PRIORITY_SECTOR_TEXT[row.priority_sector] : '当てはまらない',
        },
      ],
    )}${row.told.length > 0 && html`<h3>主催者の案内から</h3>${summary(toldRows(row))}`}</div>`,
  })
}

const termsPane = (row: Opportunity) =>
  pane({
    title: `${LEGAL_FORM_TEXT[row.legal_form]}で伝えること`,
    body: summary(fieldsOf(row.legal_form).map(({ key, label }) => ({ label, value: row.terms[key] ?? '' }))),
  })

const whenWhere = (row: Opportunity) =>
  pane({
    title: 'いつ・どこで',
    body: html`<div class="stack">${row.half_days > 0 && weekGrid({ on: row.half_days })}${
      row.slots.length > 0 &&
      html`<ul>${row.slots.map(slot => html`<li>${slotText(slot)}（${slot.need === null ? '人数はわからない' : `${slot.need}人`}${slot.demanding && '・きつい枠'}）</li>`)}</ul>`
    }${summary([
      ...(row.slots.length > 0
        ? []
        : [{ label: '曜日と時間', value: row.times_agreed ? '相談して決める' : 'わからない' }]),
      { label: '時間についての案内', value: row.times_said },
      { label: '始まり', value: row.starts_on ? formatDay(row.starts_on) : 'いつでも' },
      { label: '終わり', value: row.ends_on ? formatDay(row.ends_on) : '決めていません' },
      { label: '週の時間', value: row.hours_week ? `${row.hours_week}時間` : '' },
      { label: '場所', value: [row.place_name, row.town, row.address].filter(Boolean).join(' ') },
      { label: '電話', value: row.contact_phone },
    ])}</div>`,
  })

const people = (row: Opportunity) => {
  const loads = unknownLoads(row.loads)
  const hiring = isHiring(row.legal_form)
  const age =
    row.age_min === null
      ? 'わからない'
      : row.age_min === 0
        ? '問わない'
        : hiring
          ? AGE_EXCEPTION_TEXT
          : `${row.age_min}歳以上`
  return pane({
    title: '負担・向いている人',
    body: summary([
      {
        label: 'からだ',
        value:
          LOADS.filter(load => row.loads[load])
            .map(load => `${LOAD_TEXT[load]} ${DEGREE_TEXT[row.loads[load]!]}`)
            .join('、') || (loads.length > 0 ? '' : '特になし'),
      },
      {
        label: 'わからない負担',
        value: loads.length === LOADS.length ? 'すべて' : loads.map(load => LOAD_TEXT[load]).join('、') || 'なし',
      },
      { label: '気をつけること', value: row.caution },
      { label: '安全の工夫', value: row.safety },
      { label: '資格', value: row.requires.map(key => SKILL_TEXT[key]).join('、') || 'いらない' },
      { label: '経験・技能', value: row.wants.map(key => SKILL_TEXT[key]).join('、') || '問わない' },
      { label: '人柄・場', value: row.character.map(key => CHARACTER_TEXT[key]).join('、') || '問わない' },
      { label: '年齢', value: age },
      {
        label: '住まい',
        value: row.residents_only === null ? 'わからない' : row.residents_only ? '市民に限る' : '問わない',
      },
      {
        label: 'はじめ方',
        value:
          [row.visit_possible && '見学できる', row.trial_possible && 'お試しできる'].filter(Boolean).join('、') ||
          '窓口で相談',
      },
    ]),
  })
}

const stepBox = ({ step, proposals, today: day, opportunity, maySeePeople }: Shown): Html =>
  html`${
    step &&
    nextStep({
      what: html`${WHAT_TEXT[step.what]}${step.note !== '' && html`<br><small>${step.note}</small>`}`,
      owner: step.owner,
      due: formatShort(step.due_on),
      datetime: step.due_on,
      late: lateText(step.due_on, day),
    })
  }${pane({
    title: 'この活動への提案',
    aside: `${proposals}件`,
    body:
      maySeePeople &&
      html`<p><a href="/staff/opportunities/${opportunity.id}/people">合いそうな人と、提案のようすを見る</a></p>`,
  })}`

const history = ({ publications, opportunity }: Shown) =>
  pane({
    title: '公開の記録',
    aside: opportunity.checked_by
      ? `内容の確認日 ${formatDay(opportunity.as_of)}`
      : `${formatDay(opportunity.as_of)}に取り込み・まだ確かめていません`,
    body: timeline(
      publications
        .map(entry => ({
          when: formatDay(today(entry.at)),
          datetime: today(entry.at),
          aside: entry.by ?? (entry.reason === OVER_TEXT ? '自動' : '取込'),
          body: html`${DONE_TEXT[entry.verb]}${entry.reason !== '' && html`<br>${entry.reason}`}`,
        }))
        .reverse(),
      'まだ申請していません。',
    ),
  })
