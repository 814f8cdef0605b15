import type { Message } from '#features/notices/index.ts'
import type { Command } from '#platform/command.ts'
import { type Feature, type Keeping, type Parts, partsOf } from '#platform/feature.ts'
import type { Job } from '#platform/jobs.ts'
import type { Listener } from '#platform/listen.ts'
import type { Round } from '#platform/rounds/index.ts'

/** A noun and where its parts are. Each part is read by the process that needs it, and by no other. */
type Registered = {
  name: string
  /** Its name on the map of the READMEs. */
  text: string
  feature?: () => Promise<{ feature: Feature }>
  /** Work that takes longer than a request, what follows from a happening of an earlier noun, and what it tells people. */
  jobs?: () => Promise<Worked>
  /** What is due by the calendar. */
  rounds?: () => Promise<Calendar>
  commands?: () => Promise<{ commands: readonly Command[] }>
}

type Calendar = {
  rounds?: readonly Round[]
  /** What the noun forgets by itself after a time. */
  keepings?: readonly Keeping[]
  /** Rounds that know what every noun forgets. */
  roundsAbout?: (keepings: readonly Keeping[]) => readonly Round[]
}

type Messages = readonly Message<never>[]

type Worked = {
  jobs?: readonly Job[]
  listeners?: readonly Listener[]
  messages?: () => Promise<{ messages: Messages }>
  /** Jobs that know the messages of every noun, later ones too: read when the first is sent. */
  jobsAbout?: (messages: () => Promise<Messages>) => readonly Job[]
  /** Jobs that ask parts of every noun: read when the first of them comes. */
  jobsOver?: (parts: () => Promise<Parts>) => readonly Job[]
}

/**
 * The features in the order of the map: each may import only those above it. This is the one place where a noun is
 * registered; the import rules, the maps of the READMEs and docs/generated are made from it.
 */
export const FEATURES: readonly Registered[] = [
  {
    name: 'municipalities',
    text: '自治体',
    feature: () => import('#features/municipalities/feature.ts'),
    commands: () => import('#features/municipalities/commands.ts'),
  },
  {
    name: 'accounts',
    text: '職員',
    feature: () => import('#features/accounts/feature.ts'),
    rounds: () => import('#features/accounts/rounds.ts'),
    commands: () => import('#features/accounts/commands.ts'),
  },
  { name: 'steps', text: '次の一歩', feature: () => import('#features/steps/feature.ts') },
  { name: 'corrections', text: '訂正', feature: () => import('#features/corrections/feature.ts') },
  { name: 'kinds', text: '種類' },
  { name: 'places', text: '圏域', feature: () => import('#features/places/feature.ts') },
  { name: 'words', text: 'ことば', feature: () => import('#features/words/feature.ts') },
  { name: 'organisations', text: '団体', feature: () => import('#features/organisations/feature.ts') },
  { name: 'consents', text: '同意', feature: () => import('#features/consents/feature.ts') },
  {
    name: 'people',
    text: '利用者',
    feature: () => import('#features/people/feature.ts'),
    jobs: () => import('#features/people/jobs.ts'),
  },
  { name: 'traits', text: '市の項目', feature: () => import('#features/traits/feature.ts') },
  {
    name: 'notices',
    text: '通知',
    feature: () => import('#features/notices/feature.ts'),
    jobs: () => import('#features/notices/jobs.ts'),
    rounds: () => import('#features/notices/rounds/index.ts'),
    commands: () => import('#features/notices/commands.ts'),
  },
  {
    name: 'residents',
    text: '利用者の入口',
    feature: () => import('#features/residents/feature.ts'),
    jobs: () => import('#features/residents/jobs.ts'),
    rounds: () => import('#features/residents/rounds.ts'),
  },
  {
    name: 'standing',
    text: '代理',
    feature: () => import('#features/standing/feature.ts'),
    rounds: () => import('#features/standing/rounds.ts'),
  },
  {
    name: 'opportunities',
    text: '活動',
    feature: () => import('#features/opportunities/feature.ts'),
    rounds: () => import('#features/opportunities/rounds.ts'),
  },
  {
    name: 'interests',
    text: '興味',
    feature: () => import('#features/interests/feature.ts'),
    jobs: () => import('#features/interests/jobs.ts'),
    rounds: () => import('#features/interests/rounds.ts'),
  },
  { name: 'outlooks', text: 'わたしのこれから', feature: () => import('#features/outlooks/feature.ts') },
  { name: 'consultations', text: '相談', feature: () => import('#features/consultations/feature.ts') },
  { name: 'campaigns', text: '周知', feature: () => import('#features/campaigns/feature.ts') },
  {
    name: 'requests',
    text: '依頼',
    feature: () => import('#features/requests/feature.ts'),
    jobs: () => import('#features/requests/jobs.ts'),
    rounds: () => import('#features/requests/rounds/index.ts'),
  },
  {
    name: 'questions',
    text: '質問',
    feature: () => import('#features/questions/feature.ts'),
    jobs: () => import('#features/questions/jobs.ts'),
    rounds: () => import('#features/questions/rounds.ts'),
  },
  {
    name: 'referrals',
    text: 'つなぎ',
    feature: () => import('#features/referrals/feature.ts'),
    jobs: () => import('#features/referrals/jobs.ts'),
    rounds: () => import('#features/referrals/rounds.ts'),
  },
  { name: 'cases', text: '進路', feature: () => import('#features/cases/feature.ts') },
  {
    name: 'proposals',
    text: '提案・紹介',
    feature: () => import('#features/proposals/feature.ts'),
    jobs: () => import('#features/proposals/jobs/index.ts'),
    rounds: () => import('#features/proposals/rounds/index.ts'),
  },
  { name: 'shifts', text: '分担・欠席', feature: () => import('#features/shifts/feature.ts') },
  {
    name: 'plans',
    text: '案',
    feature: () => import('#features/plans/feature.ts'),
    jobs: () => import('#features/plans/jobs.ts'),
    commands: () => import('#features/plans/commands/index.ts'),
  },
  { name: 'weights', text: '配点', feature: () => import('#features/weights/feature.ts') },
  { name: 'works', text: '事業', feature: () => import('#features/works/feature.ts') },
  { name: 'entries', text: '実績', feature: () => import('#features/entries/feature.ts') },
  {
    name: 'surveys',
    text: 'アンケート',
    feature: () => import('#features/surveys/feature.ts'),
    jobs: () => import('#features/surveys/jobs.ts'),
  },
  { name: 'views', text: '閲覧数', feature: () => import('#features/views/feature.ts') },
  {
    name: 'ledgers',
    text: '求職・求人の管理簿',
    feature: () => import('#features/ledgers/feature.ts'),
    rounds: () => import('#features/ledgers/rounds.ts'),
  },
  { name: 'labour', text: '求人の状況', feature: () => import('#features/labour/feature.ts') },
  {
    name: 'indicators',
    text: '指標',
    feature: () => import('#features/indicators/feature.ts'),
    rounds: () => import('#features/indicators/rounds.ts'),
  },
  { name: 'councils', text: '協議会', feature: () => import('#features/councils/feature.ts') },
  {
    name: 'breakdowns',
    text: '内訳',
    feature: () => import('#features/breakdowns/feature.ts'),
    rounds: () => import('#features/breakdowns/rounds.ts'),
  },
  { name: 'evaluations', text: '評価', feature: () => import('#features/evaluations/feature.ts') },
  { name: 'reports', text: '報告', feature: () => import('#features/reports/feature.ts') },
  {
    name: 'stories',
    text: '事例',
    feature: () => import('#features/stories/feature.ts'),
    jobs: () => import('#features/stories/jobs.ts'),
  },
  {
    name: 'bookings',
    text: '申しこみ',
    feature: () => import('#features/bookings/feature.ts'),
    jobs: () => import('#features/bookings/jobs.ts'),
    rounds: () => import('#features/bookings/rounds.ts'),
  },
  {
    name: 'calendars',
    text: '予定表',
    feature: () => import('#features/calendars/feature.ts'),
    jobs: () => import('#features/calendars/jobs.ts'),
    rounds: () => import('#features/calendars/rounds.ts'),
  },
  {
    name: 'appointments',
    text: '面談の予約',
    feature: () => import('#features/appointments/feature.ts'),
    jobs: () => import('#features/appointments/jobs.ts'),
    rounds: () => import('#features/appointments/rounds.ts'),
  },
  {
    name: 'queues',
    text: '整理番号',
    feature: () => import('#features/queues/feature.ts'),
    rounds: () => import('#features/queues/rounds.ts'),
  },
  { name: 'diaries', text: '活動手帳', feature: () => import('#features/diaries/feature.ts') },
  { name: 'certificates', text: '活動証明', feature: () => import('#features/certificates/feature.ts') },
  {
    name: 'imports',
    text: '取込',
    feature: () => import('#features/imports/feature.ts'),
    rounds: () => import('#features/imports/rounds/index.ts'),
    commands: () => import('#features/imports/commands.ts'),
  },
  { name: 'setup', text: '導入', feature: () => import('#features/setup/feature.ts') },
  { name: 'looks', text: '閲覧の記録', feature: () => import('#features/looks/feature.ts') },
  {
    name: 'widearea',
    text: '広域',
    feature: () => import('#features/widearea/feature.ts'),
    rounds: () => import('#features/widearea/rounds.ts'),
    commands: () => import('#features/widearea/commands.ts'),
  },
  {
    name: 'erasures',
    text: '消去',
    feature: () => import('#features/erasures/feature.ts'),
    jobs: () => import('#features/erasures/jobs.ts'),
    rounds: () => import('#features/erasures/rounds.ts'),
    commands: () => import('#features/erasures/commands.ts'),
  },
  { name: 'worklist', text: 'やること', feature: () => import('#features/worklist/feature.ts') },
  { name: 'my', text: 'わたしのページ', feature: () => import('#features/my/feature.ts') },
  { name: 'home', text: '入口', feature: () => import('#features/home/feature.ts') },
]

const given = async (): Promise<readonly Feature[]> =>
  (await Promise.all(FEATURES.map(({ feature }) => feature?.()))).flatMap(part => part?.feature ?? [])

/** What the nouns give the application, in the order of the map. Pages on which parts of every noun stand are built here. */
export async function loadFeatures(): Promise<readonly Feature[]> {
  const features = await given()
  const parts = partsOf(features)
  return features.map(({ pagesAbout, ...feature }) =>
    pagesAbout ? { ...feature, pages: [...(feature.pages ?? []), ...pagesAbout(parts)] } : feature,
  )
}

/** The parts of all nouns. */
export const loadParts = async (): Promise<Parts> => partsOf(await given())

/** The dated figures that a city may set, by their keys. */
export const loadSettings = async (): Promise<Parts['settings']> => (await loadParts()).settings

/** The words for looks that are kept, by their actions. */
export const loadLooks = async (): Promise<Parts['looks']> => (await loadParts()).looks

/** Every job there is: work that takes longer than a request, and what follows from a happening; and every message. */
export async function loadJobs() {
  const parts = await Promise.all(FEATURES.map(({ jobs }) => jobs?.()))
  const messages = async (): Promise<Messages> =>
    (await Promise.all(parts.map(part => part?.messages?.()))).flatMap(part => part?.messages ?? [])
  return {
    jobs: parts.flatMap(part => [
      ...(part?.jobs ?? []),
      ...(part?.jobsAbout?.(messages) ?? []),
      ...(part?.jobsOver?.(loadParts) ?? []),
    ]),
    listeners: parts.flatMap(part => part?.listeners ?? []),
    messages,
  }
}

/** Everything that is due by the calendar, in the order in which it runs: the platform's own sweeping first. */
export async function loadRounds(): Promise<readonly Round[]> {
  const own = await import('#platform/rounds/own.ts')
  const parts = await Promise.all(FEATURES.map(({ rounds }) => rounds?.()))
  const keepings = keepingsOf(parts)
  return [...own.rounds, ...parts.flatMap(part => [...(part?.rounds ?? []), ...(part?.roundsAbout?.(keepings) ?? [])])]
}

/** What every noun forgets by itself. */
export const loadKeepings = async (): Promise<readonly Keeping[]> =>
  keepingsOf(await Promise.all(FEATURES.map(({ rounds }) => rounds?.())))

const keepingsOf = (parts: readonly (Calendar | undefined)[]) => parts.flatMap(part => part?.keepings ?? [])

/** The verbs of the command line that the nouns bring. */
export const loadCommands = async (): Promise<readonly Command[]> =>
  (await Promise.all(FEATURES.map(({ commands }) => commands?.()))).flatMap(part => part?.commands ?? [])
