import { html } from 'hono/html'
import { fiscalYear } from '#platform/ages.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Parts } from '#platform/feature.ts'
import { doing, may, page, type View } from '#platform/page.ts'
import type { Submitted } from '#platform/submitted.ts'
import { linkButton } from '#ui/button.ts'
import { checked } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { toldOf } from '../counting/text.ts'
import { define } from './actions.ts'
import { choicesOf, ownKey } from './choices.ts'
import { versionForm } from './form.ts'
import { readVersion, typedOf } from './forms.ts'
import { onePages } from './one.ts'
import { dueReviews, grouped, type Version, versionsIn } from './rules.ts'
import { allTargets, allVersions } from './store.ts'
import type { Errors } from './targets.ts'
import { DEFINE_TEXT, DIRECTION_TEXT, yearName } from './text.ts'
import { workPart } from './work.ts'

const NAV = '/staff/indicators'
export const PATH = `${NAV}/definitions`

const index = page.staff({
  path: PATH,
  can: 'indicators.learn',
  audit: 'none',
  get: async (ask, db) => {
    const year = fiscalYear(ask.today)
    const [versions, targets] = [await allVersions(db), await allTargets(db)]
    const { kind } = await choicesOf(db, ask.today)
    const target = ({ key }: Version) =>
      targets.find(one => one.indicator === key && one.fiscal_year === year && one.quarter === 0)
    return {
      title: '指標の決め方',
      nav: NAV,
      body: html`${may(ask, 'indicators.read') && backLink(NAV, '指標')}${pageHead({
        title: '指標の決め方',
        lead: '何を指標として、どう数え、だれが担当するかです。指標を押すと、目標と、これまでの版が見られます。',
        actions: may(ask, 'indicators.define') && [
          linkButton({ href: `${PATH}/new`, text: '指標を加える', kind: 'main' }),
          linkButton({ href: `${NAV}/table`, text: '表でまとめて見直す' }),
        ],
      })}
      ${reviewPart(versions, ask.today)}
      ${table<Version>({
        caption: `${yearName(year)}の指標`,
        items: grouped(versionsIn(versions, year)),
        cards: true,
        empty: 'この年度の指標はありません。「指標を加える」から入れてください。',
        columns: [
          { key: 'section', title: '事業', cell: one => workPart(one, may(ask, 'works.read')) },
          {
            key: 'name',
            title: '指標',
            header: true,
            cell: one => html`<a href="${PATH}/${one.indicator_id}">${one.name}</a>（${one.unit}）`,
          },
          { key: 'counts', title: '数え方', cell: ({ counts }) => toldOf(counts, kind).text },
          { key: 'direction', title: '向き', cell: ({ direction }) => DIRECTION_TEXT[direction] },
          {
            key: 'target',
            title: '1年の目標',
            numeric: true,
            cell: one => target(one)?.value.toLocaleString('ja') ?? '—',
          },
          {
            key: 'who',
            title: '担当',
            cell: ({ responsible }) => responsible ?? '決めていない',
          },
        ],
      })}`,
    }
  },
})

/** What is to be looked at again: it is done by a new version, also where nothing of it changes. */
function reviewPart(versions: readonly Version[], today: Day): Html | false {
  const due = dueReviews(versions, today)
  if (due.length === 0) return false
  return notice({
    kind: 'warning',
    title: '見直しの日が来ている指標があります。',
    body: html`<ul>${due.map(({ version, due }) => html`<li><a href="${PATH}/${version.indicator_id}">${version.name}</a>（${formatDay(due)}）</li>`)}</ul>
      <p>指標を開いて、見直した結果を記録してください。担当の職員の「やること」にも出ています。</p>`,
  })
}

const newView = async (db: Read, today: string, typed: Submitted, errors: Errors = {}): Promise<View> => ({
  title: '指標を加える',
  nav: NAV,
  ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
  body: html`${backLink(PATH, '指標の決め方')}${pageHead({ title: '指標を加える' })}${checked(
    errors,
    pane({
      title: '新しい指標',
      body: versionForm({ action: `${PATH}/new`, typed, errors, number: null }, await choicesOf(db, today)),
    }),
  )}`,
})

const add = page.staff({
  path: `${PATH}/new`,
  can: 'indicators.define',
  audit: { action: 'indicator.define' },
  get: async (ask, db) => newView(db, ask.today, typedOf(null, ask.today)),
  post: async (ask, tx, typed) => {
    const read = readVersion(typed, await choicesOf(tx, ask.today))
    if (!read.ok) return newView(tx, ask.today, typed, read.errors)
    const done = await define(tx, { key: ownKey() }, read.value, doing(ask))
    if ('refused' in done) return newView(tx, ask.today, typed, { from_year: DEFINE_TEXT[done.refused] })
    return { redirect: `${PATH}/${done.indicator}`, flash: `「${read.value.name}」を加えました。` }
  },
})

export const definitionPages = (parts: Parts) => [index, add, ...onePages(parts)]
