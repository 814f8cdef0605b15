import { html } from 'hono/html'
import type { OpenStep } from '#features/steps/index.ts'
import { today } from '#platform/clock.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { happeningsOf, type Words as Told, tell } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { Ask, View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { textArea } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink, tabs } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { table } from '#ui/table.ts'
import { timeline } from '#ui/timeline.ts'
import { toldOf } from '../counting/text.ts'
import type { TargetEntry } from '../rules.ts'
import type { Choices } from './choices.ts'
import { versionForm } from './form.ts'
import { typedOf } from './forms.ts'
import { dueReviews, type Version } from './rules.ts'
import { type Errors, targetForm, targetTable, typedTargets } from './targets.ts'
import { BASIS_TEXT, DIRECTION_TEXT, KIND_TEXT, quarterName, yearName } from './text.ts'
import { workPart } from './work.ts'

const NAV = '/staff/indicators'
const PATH = `${NAV}/definitions`

/** A form that was refused, with what was typed. */
export type Form = { of: 'version' | 'targets' | 'review'; typed: Submitted; errors: Errors }

type Shown = {
  versions: readonly Version[]
  now: Version
  targets: readonly TargetEntry[]
  /** Whose targets are typed. */
  year: number
  shown: Form | null
  /** What later nouns tell of it. */
  beside: Content
  /** The step of its review, while it is open. */
  step: OpenStep | undefined
  mayWrite: boolean
  mayReview: boolean
  /** Whether they may open the page of its work. */
  opensWork: boolean
  choices: Choices
}

/** One indicator: what it is, its targets, what it was, and the forms by which it changes. */
export async function detailView(db: Read, ask: Pick<Ask, 'today'>, of: Shown): Promise<View> {
  const { versions, now, shown, mayWrite, choices } = of
  const errors = shown?.errors ?? {}
  const events = await happeningsOf(db, ['indicator', now.indicator_id])
  return {
    title: now.name,
    nav: NAV,
    ...(shown ? { status: 422 as const } : {}),
    body: html`${backLink(PATH, '指標の決め方')}${pageHead({
      title: now.name,
      lead: html`${workPart(now, of.opensWork) || '事業は決めていません'}・${KIND_TEXT[now.kind]}`,
    })}${now.ended && notice({ kind: 'info', title: `この指標は、${yearName(now.from_year)}から使っていません。` })}
    ${checked(errors, [
      twoPanes(
        [
          reviewPane(of, ask.today),
          pane({ title: 'この指標', body: facts(now, choices) }),
          pane({ title: '年度ごとの目標', body: targetsPart(of) }),
          of.beside,
        ],
        [pane({ title: 'これまでのこと', body: historyPart(events) })],
      ),
      versionTable(versions, choices),
      mayWrite &&
        more({
          title: 'この指標を直す',
          open: shown?.of === 'version',
          body: versionForm(
            {
              action: `${PATH}/${now.indicator_id}`,
              typed: shown?.of === 'version' ? shown.typed : typedOf(now, ask.today),
              errors: shown?.of === 'version' ? errors : {},
              number: now.number,
            },
            choices,
          ),
        }),
    ])}`,
  }
}

/** On its day of review: who is to look at it by when, and where the result is kept. */
function reviewPane({ now, step, shown, mayWrite, mayReview }: Shown, today: Day): Content {
  const [due] = dueReviews([now], today)
  if (!due && !step) return false
  const typed = shown?.of === 'review' ? shown : null
  const until = step ? `${step.owner}さんが、${formatDay(step.due_on)}までに見直します。` : ''
  const change = mayWrite
    ? '変えるところがあるときは、下の「この指標を直す」で新しい版にします。'
    : '変えるところがあるときは、「やること」から管理者に引きついでください。'
  return pane({
    title: '見直しの日が来ています',
    body: html`<p>${due && `見直しの日：${formatDay(due.due)}。`}${until}${change}</p>${
      mayReview &&
      form({
        action: `${PATH}/${now.indicator_id}/reviewed`,
        once: newId(),
        body: textArea({
          ...{ name: 'note', label: '見直した結果（変えないとき）', required: true, rows: 2, limit: 400 },
          ...{ value: typed ? one(typed.typed, 'note') : '', error: typed?.errors['note'] },
        }),
        submit: button({ text: '変えないことを記録する', kind: 'main' }),
      })
    }`,
  })
}

function facts(now: Version, { kind }: Choices): Html {
  const { text, how, source } = toldOf(now.counts, kind)
  return summary([
    { label: '単位', value: now.unit },
    { label: '数え方', value: html`${text}<br><small class="faint">${how}</small>` },
    { label: '数え方のもと', value: source },
    { label: '向き', value: DIRECTION_TEXT[now.direction] },
    { label: '年度のまとめ方', value: BASIS_TEXT[now.basis] },
    { label: '担当', value: now.responsible ?? '決めていない' },
    { label: '見直しの日', value: now.reviews.map(formatDay).join('、') || '決めていない' },
    { label: 'もとになるもの', value: now.source },
    { label: '記号', value: now.key },
  ])
}

const targetsPart = ({ now, targets, year, shown, mayWrite }: Shown): Html =>
  html`${targetTable(targets)}${
    mayWrite &&
    more({
      title: '目標を入れる・直す',
      open: shown?.of === 'targets',
      body: html`${tabs(
        '年度',
        [year - 1, year, year + 1].map(one => ({
          href: `${PATH}/${now.indicator_id}?year=${one}`,
          text: yearName(one),
          current: one === year,
        })),
      )}${targetForm(
        `${PATH}/${now.indicator_id}/targets`,
        now,
        year,
        shown?.of === 'targets' ? shown.typed : typedTargets(targets, year),
        shown?.of === 'targets' ? shown.errors : {},
      )}`,
    })
  }`

/** 令和8年度から; of what holds from the first year there is, はじめから. */
const sinceText = (year: number): string => (year <= 2000 ? 'はじめから' : `${yearName(year)}から`)

const versionTable = (versions: readonly Version[], { kind }: Choices): Html =>
  table<Version>({
    caption: '版',
    items: versions,
    unit: '版',
    cards: true,
    empty: '',
    columns: [
      { key: 'number', title: '版', header: true, cell: ({ number }) => `第${number}版` },
      {
        key: 'from',
        title: 'いつから',
        cell: ({ from_year, ended }) => `${sinceText(from_year)}${ended ? '使わない' : ''}`,
      },
      { key: 'name', title: '指標', cell: ({ name, unit }) => `${name}（${unit}）` },
      { key: 'counts', title: '数え方', cell: ({ counts }) => toldOf(counts, kind).text },
      { key: 'direction', title: '向き', cell: ({ direction }) => DIRECTION_TEXT[direction] },
      { key: 'source', title: 'もとになるもの', cell: ({ source }) => source },
      { key: 'why', title: 'わけ', cell: ({ why }) => why },
    ],
  })

const WORDS = {
  'indicator.defined': ({ number, from_year, ended, why }) =>
    `第${number}版を作りました（${sinceText(from_year ?? 0)}${ended ? '使わない' : ''}）。わけ：${why}`,
  'indicator.reviewed': ({ note }) => `見直しました。変えていません。${note}`,
  'indicator.responsible': ({ before, after, why }) =>
    `担当が変わりました：${before ?? '決めていない'} → ${after ?? '決めていない'}。わけ：${why}`,
  'step.handed-over': () => '見直しの仕事を、ほかの職員に引きつぎました。',
  'step.returned': () => '見直しの仕事が、もとの職員に戻りました。',
  'step.accepted': () => '見直しの仕事を、引き受けました。',
  'indicator.targets': ({ fiscal_year, changes = [], source }) =>
    `${fiscal_year ? yearName(fiscal_year) : ''}の目標：${changes
      .map(
        ({ quarter, before, after }) =>
          `${quarterName(quarter)} ${before === null ? '' : `${before.toLocaleString('ja')} → `}${after.toLocaleString('ja')}`,
      )
      .join('、')}（${source}）`,
} satisfies Told<'indicator', null>

const historyPart = (events: Awaited<ReturnType<typeof happeningsOf>>): Html =>
  timeline(
    events.map(event => ({
      when: formatDay(today(event.at)),
      datetime: today(event.at),
      aside: event.by ?? 'コマンド',
      body: tell(WORDS, event, null),
    })),
    'はじめから入っている指標です。まだ変更はありません。',
  )
