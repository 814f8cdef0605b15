import { entryKinds } from '#features/entries/index.ts'
import { beginSheet, confirmSheet, giveBackSheet, saveSheet } from '#features/evaluations/actions.ts'
import { contentOf } from '#features/evaluations/corrected.ts'
import { figuresOf, sumOf } from '#features/evaluations/figures.ts'
import type { Content } from '#features/evaluations/index.ts'
import { sheetById } from '#features/evaluations/store.ts'
import { allWorks, type Work } from '#features/works/index.ts'
import { fiscalYear } from '#platform/ages.ts'
import type { Doing } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { PAPER, type PaperSheet } from './cast/evaluations/chigasaki.ts'
import { type CastSheet, SHEETS } from './cast/evaluations/kashiwa.ts'
import type { City } from './city.ts'

/** The year of the paper. */
const PAPER_YEAR = 2015
const ENDED = '2016-03-31'

/** The sheets of a paper as an example, under departments that nobody takes for the city's own, and invented ones of its own works. */
export async function addEvaluations(city: City): Promise<void> {
  const works = await allWorks(city.tx)
  const teams = await examples(city, works)
  for (const sheet of PAPER) await addPaperSheet(city, works, teams, sheet)
  const own = new Map(
    (await city.tx.selectFrom('staff_team').select(['id', 'name']).execute()).map(({ id, name }) => [name, id]),
  )
  for (const sheet of SHEETS) await addOwn(city, works, own.get(sheet.department)!, sheet)
}

/** The departments of the paper, which ended with its year, and the works they answered for. */
async function examples({ tx }: City, works: readonly Work[]): Promise<Map<string, string>> {
  const names = [...new Set(PAPER.map(({ department }) => department))]
  const teams = names.map(name => ({ id: newId(), name: `例：茅ヶ崎市 ${name}`, ended_on: ENDED }))
  await tx.insertInto('staff_team').values(teams).execute()
  const ids = new Map(names.map((name, at) => [name, teams[at]!.id]))
  const of = PAPER.map(({ work, department }) => ({
    work_id: exampleWork(works, work).id,
    team_id: ids.get(department)!,
  }))
  await tx.insertInto('work_team').values(of).execute()
  return ids
}

const exampleWork = (works: readonly Work[], name: string): Work =>
  works.find(work => work.plan.startsWith('例：') && work.name === name)!

const done = (came: unknown, what: string): void => {
  if (came !== null && came !== 'done') throw new Error(`${what}: ${JSON.stringify(came)}`)
}

type Asked = { work: Work; team: string; year: number; kind: Content['kind'] }

/** Begins a sheet and writes it; gives its id. */
async function written(
  { tx }: City,
  { work, team, year, kind }: Asked,
  said: Partial<Content>,
  { handIn, doing }: { handIn: boolean; doing: Doing },
): Promise<string> {
  const id = newId()
  done(await beginSheet(tx, id, { work: work.id, team, year, kind }, doing), work.name)
  const content = { ...contentOf((await sheetById(tx, id))!), ...said }
  done(await saveSheet(tx, id, content, { version: 1, handIn }, doing), work.name)
  return id
}

async function addPaperSheet(
  city: City,
  works: readonly Work[],
  teams: ReadonlyMap<string, string>,
  { work: name, department, grade: _, ...said }: PaperSheet & { grade?: string },
): Promise<void> {
  const doing = { by: city.staff['tanaka']!, now: city.now, today: city.today }
  const kind = 'progress' in said ? 'progress' : 'score'
  const asked = { work: exampleWork(works, name), team: teams.get(department)!, year: PAPER_YEAR, kind } as const
  const id = await written(city, asked, said, { handIn: true, doing: { ...doing, by: city.staff['suzuki']! } })
  done(await confirmSheet(city.tx, id, doing), name)
}

async function addOwn(
  city: City,
  works: readonly Work[],
  team: string,
  { ago, work: code, department, until, ...said }: CastSheet,
): Promise<void> {
  const work = works.find(one => one.code === code && one.plan.startsWith('柏市'))!
  const year = fiscalYear(city.today) - ago
  const writer = department === '健康増進課' ? 'inoue' : 'suzuki'
  const doing = { by: city.staff[writer]!, now: city.now, today: city.today }
  const kind = 'progress' in said ? 'progress' : 'score'
  const actual = 'counted' in said ? await sumIn(city, work.id, year, said.counted) : null
  const asked = { work, team, year, kind } as const
  const content = kind === 'score' ? { ...said, actual: until === 'begun' ? null : actual } : said
  const id = await written(city, asked, content, { handIn: until !== 'begun', doing })
  const deciding = { ...doing, by: city.staff['tanaka']! }
  if (until === 'confirmed') done(await confirmSheet(city.tx, id, deciding), code)
  if (until === 'returned')
    done(await giveBackSheet(city.tx, id, '協議した内容と、切り出した仕事の数を書き足してください。', deciding), code)
}

/** What the demo has entered of a kind for a work in a year. */
const sumIn = async ({ tx }: City, work: string, year: number, kind: string): Promise<number | null> =>
  sumOf(await figuresOf(tx, work, year, await entryKinds(tx)), kind)
