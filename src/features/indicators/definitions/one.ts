import { z } from 'zod'
import { openStepOf } from '#features/steps/index.ts'
import { fiscalYear } from '#platform/ages.ts'
import type { Read } from '#platform/db.ts'
import { type Parts, shownBeside } from '#platform/feature.ts'
import { doneOr } from '#platform/flash.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { needed, note } from '#platform/reading.ts'
import { accept, one, versionOf } from '#platform/submitted.ts'
import type { Content } from '#ui/html.ts'
import { closedQuarters } from '../closing/store.ts'
import { keepReview } from '../due/actions.ts'
import type { TargetEntry } from '../rules.ts'
import { define, setTargets } from './actions.ts'
import { choicesOf } from './choices.ts'
import { detailView, type Form } from './detail.ts'
import { readVersion } from './forms.ts'
import type { Version } from './rules.ts'
import { allTargets, allVersions } from './store.ts'
import { readTargets } from './targets.ts'
import { DEFINE_TEXT, yearName } from './text.ts'

const PATH = '/staff/indicators/definitions'

type Found = { versions: Version[]; now: Version; targets: TargetEntry[] }

/** An indicator with its versions, the last one first, and its targets. */
async function found(db: Read, indicator: string): Promise<Found | null> {
  const versions = (await allVersions(db)).filter(one => one.indicator_id === indicator).toReversed()
  const [now] = versions
  if (!now) return null
  const targets = (await allTargets(db)).filter(one => one.indicator === now.key)
  return { versions, now, targets }
}

async function oneView(
  ask: Ask<Staff>,
  db: Read,
  { versions, now, targets }: Found,
  shown?: Form,
  beside: Content = [],
): Promise<View> {
  const asked = Number(shown ? one(shown.typed, 'year') : ask.url.searchParams.get('year'))
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : fiscalYear(ask.today)
  return detailView(db, ask, {
    ...{
      versions,
      now,
      targets,
      year,
      shown: shown ?? null,
      step: await openStepOf(db, 'indicator', now.indicator_id),
      beside,
    },
    ...{
      mayWrite: may(ask, 'indicators.define'),
      mayReview: may(ask, 'indicators.review'),
      opensWork: may(ask, 'works.read'),
    },
    choices: await choicesOf(db, ask.today, now.counts),
  })
}

const detail = ({ besides }: Parts) =>
  page.staff({
    path: `${PATH}/:id`,
    can: 'indicators.learn',
    audit: 'none',
    get: async (ask, db) => {
      const of = await found(db, ask.params.id)
      const { id } = ask.params
      return of && oneView(ask, db, of, undefined, await shownBeside(besides, ['indicator', id], ask, db))
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

const reviewForm = z.object({
  note: needed(
    note('見直した結果', 400),
    '見直した結果を入力してください。例：数え方も目標も、いまの計画のままでよいことを確かめた',
  ),
})

const reviewed = page.staff({
  path: `${PATH}/:id/reviewed`,
  can: 'indicators.review',
  audit: { action: 'indicator.review' },
  post: async (ask, tx, typed) => {
    const of = await found(tx, ask.params.id)
    if (!of) return null
    const read = accept(reviewForm, typed)
    if (!read.ok) return oneView(ask, tx, of, { of: 'review', typed, errors: read.errors })
    const done = await keepReview(tx, ask.params.id, read.value.note, doing(ask))
    return {
      redirect: `${PATH}/${ask.params.id}`,
      ...doneOr(done, '見直した結果を記録しました。', 'この指標の見直しの日は、いまは来ていません。'),
    }
  },
})

export const onePages = (parts: Parts) => [detail(parts), change, targets, reviewed]
