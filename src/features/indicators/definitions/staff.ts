import { html } from 'hono/html'
import { fiscalYear } from '#platform/ages.ts'
import { today as dayOf } from '#platform/clock.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { one, type Submitted, versionOf } from '#platform/submitted.ts'
import { linkButton } from '#ui/button.ts'
import { checked } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { closedQuarters } from '../closing/store.ts'
import { toldOf } from '../counting/text.ts'
import type { TargetEntry } from '../rules.ts'
import { define, setTargets } from './actions.ts'
import { choicesOf, ownKey } from './choices.ts'
import { detailView } from './detail.ts'
import { versionForm } from './form.ts'
import { readVersion, typedOf } from './forms.ts'
import { dueReviews, grouped, type Version, versionsIn } from './rules.ts'
import { allTargets, allVersions } from './store.ts'
import { type Errors, readTargets } from './targets.ts'
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
    const { staff, kind } = await choicesOf(db, ask.today)
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
            cell: ({ responsible_id }) => staff.find(({ id }) => id === responsible_id)?.name ?? '決めていない',
          },
        ],
      })}`,
    }
  },
})

/** What is to be looked at again: it is done by a new version, also where nothing of it changes. */
function reviewPart(versions: readonly Version[], today: Day): Html | false {
  const due = dueReviews(versions, today, ({ at }) => dayOf(at))
  if (due.length === 0) return false
  return notice({
    kind: 'warning',
    title: '見直しの日が来ている指標があります。',
    body: html`<ul>${due.map(({ version, due }) => html`<li><a href="${PATH}/${version.indicator_id}">${version.name}</a>（${formatDay(due)}）</li>`)}</ul>
      <p>見直したら、変わるところがなくても「この指標を直す」で、わけを書いて新しい版にしてください。</p>`,
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

type Found = { versions: Version[]; now: Version; targets: TargetEntry[] }

/** An indicator with its versions, the last one first, and its targets. */
async function found(db: Read, indicator: string): Promise<Found | null> {
  const versions = (await allVersions(db)).filter(one => one.indicator_id === indicator).toReversed()
  const [now] = versions
  if (!now) return null
  const targets = (await allTargets(db)).filter(one => one.indicator === now.key)
  return { versions, now, targets }
}

type Shown = { of: 'version' | 'targets'; typed: Submitted; errors: Errors }

async function oneView(ask: Ask<Staff>, db: Read, { versions, now, targets }: Found, shown?: Shown): Promise<View> {
  const asked = Number(shown ? one(shown.typed, 'year') : ask.url.searchParams.get('year'))
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : fiscalYear(ask.today)
  return detailView(db, ask, {
    ...{ versions, now, targets, year, shown: shown ?? null },
    ...{ mayWrite: may(ask, 'indicators.define'), opensWork: may(ask, 'works.read') },
    choices: await choicesOf(db, ask.today, now.counts),
  })
}

const detail = page.staff({
  path: `${PATH}/:id`,
  can: 'indicators.learn',
  audit: 'none',
  get: async (ask, db) => {
    const of = await found(db, ask.params.id)
    return of && oneView(ask, db, of)
  },
})

const change = page.staff({
  path: `${PATH}/:id`,
  can: 'indicators.define',
  audit: { action: 'indicator.define' },
  post: async (ask, tx, typed) => {
    const of = await found(tx, ask.params.id)
    if (!of) return null
    const choices = await choicesOf(tx, ask.today, of.now.counts)
    const read = readVersion(typed, choices)
    if (!read.ok) return oneView(ask, tx, of, { of: 'version', typed, errors: read.errors })
    const done = await define(tx, { indicator: ask.params.id, seen: versionOf(typed) }, read.value, doing(ask))
    if ('refused' in done) {
      const at = done.refused === 'closed' ? 'from_year' : 'name'
      return oneView(ask, tx, of, { of: 'version', typed, errors: { [at]: DEFINE_TEXT[done.refused] } })
    }
    return {
      redirect: `${PATH}/${ask.params.id}`,
      flash: `「${read.value.name}」の新しい版を、${yearName(read.value.from_year)}から使います。`,
    }
  },
})

const targets = page.staff({
  path: `${PATH}/:id/targets`,
  can: 'indicators.define',
  audit: { action: 'city.target' },
  post: async (ask, tx, typed) => {
    const of = await found(tx, ask.params.id)
    const year = Number(one(typed, 'year'))
    if (!of || !Number.isInteger(year) || year < 2000 || year > 2100) return null
    const closed = (await closedQuarters(tx)).filter(one => one.fiscal_year === year).map(({ quarter }) => quarter)
    const { value, errors } = readTargets(typed, of.now, year, of.targets, closed)
    if (Object.keys(errors).length > 0) return oneView(ask, tx, of, { of: 'targets', typed, errors })
    const done = await setTargets(tx, ask.params.id, value, doing(ask))
    return {
      redirect: `${PATH}/${ask.params.id}?year=${year}`,
      ...doneOr(done, `${yearName(year)}の目標を記録しました。`, '変わったところはありませんでした。'),
    }
  },
})

export const definitionPages = [index, add, detail, change, targets]
