import { putInPopulation } from '#features/breakdowns/population/actions.ts'
import type { Residents } from '#features/breakdowns/population/rules.ts'
import { putRight, versionOfRow } from '#features/corrections/index.ts'
import { makeEntry, paperOf } from '#features/entries/actions.ts'
import { entryRecord, factsOf } from '#features/entries/corrected.ts'
import { type Answers, type EntryKind, entryKinds, type Facts } from '#features/entries/index.ts'
import { typedOf } from '#features/entries/staff/fields.ts'
import { entryById } from '#features/entries/store.ts'
import { enterIndicators, entriesOfAll } from '#features/indicators/index.ts'
import { putInLabour } from '#features/labour/actions.ts'
import { areasOf, townsOf } from '#features/places/index.ts'
import { addLooks } from '#features/views/store.ts'
import { allWorks, makeWork, type Work, workName } from '#features/works/index.ts'
import { fiscalYear } from '#platform/ages.ts'
import { addMinutes, today as dayOf } from '#platform/clock.ts'
import { addDays, type Day } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { type CastEntry, ENTRIES } from './cast/entries/index.ts'
import { JANUARY_2023 } from './cast/labour/index.ts'
import { WORKS } from './cast/works/index.ts'
import { type City, DEPARTMENTS } from './city.ts'
import { morningOf } from './opportunities.ts'

const YEARS_BACK = 2
type Known = { works: Map<string, string>; teams: Map<string, string>; kinds: Map<string, EntryKind> }

/** The works of the plan and what departments entered for them: two fiscal years and this one up to today. */
export async function addPlanRecords(city: City): Promise<void> {
  const { tx, today } = city
  const teams = new Map(
    (await tx.selectFrom('staff_team').select(['id', 'name']).execute()).map(one => [one.name, one.id]),
  )
  await addWorks(city, teams)
  const own = (await allWorks(tx)).filter(({ plan }) => plan.startsWith('柏市'))
  await linkIndicators(city, own)
  const works = new Map(own.map(one => [one.code, one.id]))
  const known: Known = { works, teams, kinds: new Map((await entryKinds(tx)).map(kind => [kind.key, kind])) }
  for (let year = fiscalYear(today) - YEARS_BACK; year <= fiscalYear(today); year++)
    for (const one of ENTRIES) await addOne(city, known, one, year)
  await putRightSome(city, known)
  await addOthers(city)
}

/** Days ago on which that was done. */
const LINKED_AGO = 90

/** The indicators of the plan belong to its works, by the number with which the plan calls both. */
async function linkIndicators({ tx, now, staff }: City, works: readonly Work[]): Promise<void> {
  const entries = (await entriesOfAll(tx)).flatMap(entry => {
    const work = works.find(({ code }) => entry.section.startsWith(`${code} `))
    return work ? [{ ...entry, section: workName(work) }] : []
  })
  const then = addMinutes(now, -LINKED_AGO * 24 * 60)
  const doing = { by: staff['tanaka']!, now: then, today: dayOf(then) }
  await enterIndicators(tx, entries, '計画の事業につないだため', doing)
}

/** The labour market of the plan's own table, and looks at the pages for everybody of the last weeks (invented). */
async function addOthers({ tx, now, today, staff }: City): Promise<void> {
  const rows = JANUARY_2023.map(figures => ({ ...figures, month: '2023-01-01' }))
  await putInLabour(tx, rows, '松戸公共職業安定所（計画 第1の3(2)）', { by: staff['tanaka']!, now, today })
  const own = new Set((await areasOf(tx)).filter(({ neighbour }) => !neighbour).map(({ id }) => id))
  const towns = (await townsOf(tx)).filter(({ area_id }) => own.has(area_id))
  await putInPopulation(
    tx,
    inventedResidents(towns),
    { as_of: `${fiscalYear(today)}-04-01`, source: '見本の人口（架空）' },
    { by: staff['tanaka']!, now, today },
  )
  const days = Array.from({ length: 60 }, (_, ago) => addDays(today, -ago - 1))
  const looks = days.flatMap((on_day, at) =>
    LOOKED_AT.flatMap(([page, people]) => [
      { on_day, page, robot: false, count: people + ((at * 7) % 11) },
      { on_day, page, robot: true, count: 3 + ((at * 5) % 4) },
    ]),
  )
  await addLooks(tx, looks)
}

/** How many of a band there are in a town of the usual size, women and men (invented). */
const USUAL = {
  0: [420, 430],
  50: [62, 64],
  55: [52, 53],
  60: [44, 43],
  65: [47, 43],
  70: [58, 49],
  75: [49, 38],
  80: [36, 26],
  85: [33, 16],
}

function inventedResidents(towns: readonly { id: string }[]): Residents[] {
  return towns.flatMap(({ id }, at) =>
    Object.entries(USUAL).flatMap(([band, [women, men]]) => {
      const size = 0.5 + ((at * 37) % 100) / 100
      const of = (sex: 'female' | 'male', count: number) => ({
        town: id,
        sex,
        band: Number(band),
        count: Math.round(count * size),
      })
      return [of('female', women!), of('male', men!)]
    }),
  )
}

/** Which pages are looked at in the demo, and about how often a day. */
const LOOKED_AT = [
  ['/', 38],
  ['/opportunities', 52],
  ['/opportunities/:id', 61],
  ['/requests', 4],
  ['/guide', 6],
] as const

async function addWorks({ tx, now, today, staff }: City, teams: ReadonlyMap<string, string>): Promise<void> {
  const doing = { by: staff['tanaka']!, now, today }
  for (const [at, { years, departments, ...work }] of WORKS.entries())
    await makeWork(
      tx,
      newId(),
      {
        ...{ background: '', appeal: '', ...work },
        from_year: years[0],
        until_year: years[1],
        sort: at * 10,
        teams: departments.map(name => teams.get(name)!),
      },
      doing,
    )
}

/** The day of a fiscal year that these months and days are in. */
const dayIn = (year: number, at: string): Day => `${at < '04-01' ? year + 1 : year}-${at}`

/** What nobody was asked about is a little more each year: three years of one figure would look copied. */
const grown = ({ count, asked }: CastEntry, year: number, today: Day): number =>
  asked !== undefined || count < 10 ? count : Math.round(count * (1 + 0.05 * (year - fiscalYear(today) + YEARS_BACK)))

/** Who enters for a department in the demo. */
const writerOf = (department: CastEntry['department']): string =>
  department === '健康増進課'
    ? 'inoue'
    : department === DEPARTMENTS[3]
      ? 'suzuki'
      : department === null
        ? 'sato'
        : 'tanaka'

async function addOne(city: City, { works, teams, kinds }: Known, one: CastEntry, year: number): Promise<void> {
  const kind = kinds.get(one.kind)!
  const on_day = dayIn(year, one.at)
  if (on_day > city.today && !kind.ahead) return
  const answers = one.answers ? ([...one.answers] as unknown as Answers) : null
  const facts: Facts = {
    ...{
      kind: one.kind,
      work_id: one.work === null ? null : works.get(one.work)!,
      on_day,
      answers,
      note: one.note ?? '',
    },
    team_id: one.department === null ? null : teams.get(one.department)!,
    from_day: one.from ? dayIn(year, one.from) : null,
    count:
      one.answers && kind.asks === 'only'
        ? one.answers.reduce((sum, next) => sum + next, 0)
        : grown(one, year, city.today),
    ...{ part: one.part ?? '', medium: one.medium ?? '', asked: one.asked ?? null, source: one.source },
  }
  const entered = on_day > city.today ? dayIn(year, '04-01') : on_day
  const doing = { by: city.staff[writerOf(one.department)]!, now: morningOf(entered), today: city.today }
  const refused = await makeEntry(city.tx, newId(), kind, facts, await paper(one, year), doing)
  if (refused) throw new Error(`${one.kind} ${on_day}: ${Object.values(refused)}`)
}

/** The first and the last seminar of a year have their report with them. */
async function paper({ kind, at, count }: CastEntry, year: number) {
  const nth = { '07-12': '第1回', '01-24': '第6回' }[at]
  if (kind !== 'seminar-participants' || !nth) return null
  const text = `回,日,参加者\n${nth},${dayIn(year, at)},${count}\n（見本の資料です。数はすべて架空です）\n`
  const read = await paperOf({ name: `${year}年度_${nth}セミナー_集計.csv`, bytes: new TextEncoder().encode(text) })
  return 'refused' in read ? null : read
}

/** One entry was mistyped and put right, and one was entered twice and withdrawn. */
async function putRightSome(city: City, known: Known): Promise<void> {
  const lecture = ENTRIES.find(({ kind }) => kind === 'frailty-lectures')!
  await addOne(city, known, lecture, fiscalYear(city.today) - 1)
  const lectures = await city.tx
    .selectFrom('entry')
    .select('id')
    .where('kind', '=', lecture.kind)
    .orderBy('on_day')
    .orderBy('id')
    .execute()
  await right(city, lectures[0]!.id, 'correct', '名簿を数え直した', 18)
  await right(city, lectures[4]!.id, 'void', '同じ講座を2回入れていた', 0)
}

async function right(
  { tx, now, today, staff }: City,
  id: string,
  verb: 'correct' | 'void',
  reason: string,
  count: number,
): Promise<void> {
  const entry = (await entryById(tx, id))!
  const { row } = (await entryRecord.find(tx, id))!
  const typed = typedOf({ ...factsOf(entry), count })
  const who = { by: staff['inoue']!, now, today, all: false }
  const done = await putRight(
    tx,
    entryRecord,
    id,
    { verb, version: versionOfRow(row), reason, form: typed, to: null },
    who,
  )
  if (!done || !('before' in done)) throw new Error(`${verb}: ${JSON.stringify(done)}`)
}
