import type { Database } from '#platform/db.ts'
import { type Ask, page, type Reply, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { enterAs, entryOf, entryOver, type Passed, passedOf, takePassed } from '../sign-in/actions.ts'
import { JOIN } from '../sign-in/views.ts'
import { join } from './actions.ts'
import { type Facts, factsOf, readJoin, withAddress } from './read.ts'
import { QUESTIONS, type Question, toMend } from './rules.ts'
import { checkView, type Journey, questionView, reachFirst } from './views.ts'

type Known = { passed: Passed | null; facts: Facts }

const known = async (database: Database, ask: Ask): Promise<Known> => ({
  passed: await database.read(entryOf(ask), db => passedOf(db, ask)),
  facts: await database.readPublic(ask.municipality.id, db => factsOf(db, ask.today)),
})

function journeyOf(ask: Ask, { passed, facts }: Known & { passed: Passed }, typed: Submitted): Journey {
  const { row, accounts: others } = passed
  return { ask, ...facts, typed: withAddress(typed, row), errors: {}, channel: row.channel, today: ask.today, others }
}

const neighbour = (question: Question, way: 1 | -1): Question | undefined =>
  QUESTIONS[QUESTIONS.indexOf(question) + way]

/** What was answered so far; the errors of all questions, those that were not asked yet too. */
const read = (database: Database, journey: Journey) =>
  database.readPublic(journey.ask.municipality.id, db => readJoin(db, journey.typed, journey, journey.ask))

const mended = (journey: Journey, { question, errors }: NonNullable<ReturnType<typeof toMend>>): View =>
  questionView({ ...journey, errors }, question)

/** The page of all answers, or the first question that still has to be answered. */
async function checkOrMend(database: Database, journey: Journey): Promise<View> {
  const said = await read(database, journey)
  return 'newcomer' in said ? checkView(journey, said.newcomer) : mended(journey, mendOf(said.errors))
}

/** What no question asks for is told at the first one. */
const mendOf = (errors: Readonly<Record<string, string>>) =>
  toMend(errors) ?? { question: QUESTIONS[0], errors: { ...errors } }

/** Where somebody is led by what they pressed; only going on reads what was typed. */
async function step(database: Database, journey: Journey): Promise<View> {
  const [at, go] = [one(journey.typed, 'at'), one(journey.typed, 'go')]
  const question = QUESTIONS.find(one => one === at) ?? null
  const wanted = QUESTIONS.find(one => one === go)
  if (wanted) return questionView(journey, wanted)
  if (go === 'back') return questionView(journey, question ? (neighbour(question, -1) ?? question) : QUESTIONS.at(-1)!)
  if (question === null) return checkOrMend(database, journey)
  const said = await read(database, journey)
  const wrong = 'errors' in said ? toMend(said.errors, [question]) : null
  if (wrong) return mended(journey, wrong)
  const next = one(journey.typed, 'checked') === '1' ? undefined : neighbour(question, 1)
  return next ? questionView(journey, next) : checkOrMend(database, journey)
}

async function send(database: Database, journey: Journey): Promise<Reply> {
  const { ask } = journey
  const said = await read(database, journey)
  if (!('newcomer' in said)) return mended(journey, mendOf(said.errors))
  return database.write(entryOf(ask), async tx => {
    const passed = await takePassed(tx, ask)
    if (!passed) return { redirect: JOIN }
    const [line] = passed.row.channel === 'line' ? passed.accounts : []
    // Somebody registered by this LINE meanwhile, in another browser: it is they.
    const remember = one(journey.typed, 'remember') === '1'
    const { cookie } = line
      ? await enterAs(tx, ask, passed.row, line.account, remember)
      : await join(tx, ask, passed.row, said.newcomer, remember)
    return { redirect: passed.row.next || '/my', cookies: [cookie, entryOver(ask)] }
  })
}

const questions = page.public({
  ...{ path: JOIN, can: 'everyone', audit: 'none' },
  get: {
    arrive: async (ask, database) => {
      const { passed, facts } = await known(database, ask)
      return passed ? questionView(journeyOf(ask, { passed, facts }, filled({})), QUESTIONS[0]) : reachFirst(ask, facts)
    },
  },
  enter: async (ask, database, typed): Promise<Reply> => {
    const { passed, facts } = await known(database, ask)
    if (!passed) return reachFirst(ask, facts)
    const journey = journeyOf(ask, { passed, facts }, typed)
    return one(typed, 'go') === 'send' ? send(database, journey) : step(database, journey)
  },
})

export const joinPages = [questions]
