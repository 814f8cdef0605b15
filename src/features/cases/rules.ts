import type { WaitsFor } from '#features/steps/rules.ts'
import { addDays, type Day, diffDays } from '#platform/dates.ts'
import type { Shape } from '#platform/shapes.ts'
import { lengthOf, nfkc } from '#platform/text.ts'

/** By which way somebody goes on (福岡: 進路; sources.md: status). */
export const ROUTES = ['rehire', 'dispatch', 'startup', 'volunteer', 'learn', 'community', 'health'] as const
export type Route = (typeof ROUTES)[number]

export type Status = 'active' | 'paused' | 'ended'
/** Every verb with the statuses in which it is open, and the one to which it leads. */
export const TRANSITIONS = {
  reach: [['active'], 'active'],
  skip: [['active'], 'active'],
  plan: [['active'], 'active'],
  add: [['active'], 'active'],
  pause: [['active'], 'paused'],
  resume: [['paused'], 'active'],
  end: [['active', 'paused'], 'ended'],
  reopen: [['ended'], 'active'],
} as const satisfies Record<string, readonly [from: readonly Status[], to: Status]>
export type Verb = keyof typeof TRANSITIONS
export const isOpen = (verb: Verb, status: Status): boolean =>
  (TRANSITIONS[verb][0] as readonly Status[]).includes(status)

/** What is done with a milestone. */
export const MARKS = ['reach', 'skip', 'plan'] as const satisfies readonly Verb[]
export type Mark = (typeof MARKS)[number]

/** Why a milestone is passed over: done before, of no use for them, they do not want it, it cannot be. */
export const SKIPS = ['before', 'needless', 'unwanted', 'unable'] as const
export type Skip = (typeof SKIPS)[number]
/** Why one stands still; nothing of a body is a reason: health is told elsewhere, by its own rights. */
export const PAUSES = ['own', 'partner', 'season', 'other'] as const
export type Pause = (typeof PAUSES)[number]
export const ENDS = ['reached', 'moved', 'stopped', 'impossible', 'unreached'] as const
export type End = (typeof ENDS)[number]
export const WAITS = ['desk', 'resident', 'organiser', 'partner'] as const satisfies readonly WaitsFor[]

export type Milestone = {
  title: string
  waits: WaitsFor
  partner: string
  planned_on: Day
  done_on: Day | null
  skipped: Skip | null
}

/** What is to be reached next: the earliest planned of those that are open. Undefined: none is left. */
export const nextOf = <M extends Pick<Milestone, 'planned_on' | 'done_on'>>(milestones: readonly M[]): M | undefined =>
  milestones
    .filter(one => one.done_on === null)
    .reduce<M | undefined>((first, one) => (first && first.planned_on <= one.planned_on ? first : one), undefined)

/** How far one has come: what was passed over is not counted as reached, nor as something still to do. */
export const progressOf = (milestones: readonly Pick<Milestone, 'done_on' | 'skipped'>[]) => {
  const counted = milestones.filter(one => one.skipped === null)
  return { done: counted.filter(one => one.done_on !== null).length, of: counted.length }
}

/** The clock of one that stood still goes on where it stopped: so many days later. */
export const shiftOf = (pausedOn: Day, today: Day): number => Math.max(0, diffDays(pausedOn, today))

/** A milestone of a template: after so many days, whom it waits for, and the word by which partners are found for it. */
export type Planned = { title: string; days: number; waits: WaitsFor; partner: string }

export const WAITS_WORDS = { desk: '窓口', resident: '本人', organiser: '団体', partner: '連携機関' } satisfies Record<
  WaitsFor,
  string
>
export const MOST = { milestones: 12, ofOne: 30, title: 40, days: 1095 } as const

/** 「資金を相談する：45日、連携機関、公庫」. Null where it cannot be read. */
export function plannedIn(line: string): Planned | null {
  const [, title = '', rest = ''] = /^(.+?)[：:](.+)$/s.exec(line.trim()) ?? []
  const [days = '', who = '', partner = ''] = rest.split(/[、,，]/).map(part => nfkc(part).trim())
  const waits = WAITS.find(one => WAITS_WORDS[one] === who)
  const count = /^(\d{1,4})日?$/.exec(days)?.[1]
  if (!waits || count === undefined || Number(count) > MOST.days) return null
  return { title: title.trim(), days: Number(count), waits, partner }
}

const EXAMPLE = '例：資金を相談する：45日、連携機関、公庫'

function lineSays(line: string): string | null {
  const planned = plannedIn(line)
  if (!planned || planned.title === '' || lengthOf(planned.title) > MOST.title)
    return `「${line}」は読めません。「節目（${MOST.title}文字まで）：始めてからの日数、だれを待つか（窓口・本人・団体・連携機関）」のように書いてください。${EXAMPLE}`
  return null
}

function allSay(lines: readonly string[]): string | null {
  const titles = lines.map(line => plannedIn(line)?.title)
  const twice = titles.find((title, at) => titles.indexOf(title) !== at)
  if (twice) return `節目「${twice}」が2回あります。1つにしてください。`
  if (lines.length === 0) return '節目を1つ以上書いてください。'
  return lines.length > MOST.milestones ? `節目は${MOST.milestones}個までにしてください。` : null
}

const template = (name: string, standard: readonly string[]) => ({
  ...{ standard, unit: '1行に1つ。「節目：始めてからの日数、だれを待つか、連携機関の名前にあることば」' },
  ...{ source: '0063-cases.md', text: `進路の節目（${name}）` },
  shape: { of: 'list', each: { of: 'words', most: 120, fits: lineSays }, fits: allSay } as Shape,
})

/** With what a new one begins, by route. A change is for those that begin afterwards. */
export const SETTINGS = {
  milestonesRehire: template('再就職', [
    '働き方の希望を決める：7日、本人',
    '経験の棚おろしと応募書類：21日、本人',
    '求職の登録・求人をさがす：30日、窓口、公共職業安定所',
    '応募・面接：60日、本人',
    '働きはじめる：90日、本人',
    '3か月続いたか確かめる：180日、窓口',
  ]),
  milestonesDispatch: template('派遣', [
    '働き方の希望を決める：7日、本人',
    '派遣のしくみの説明を聞く：14日、窓口',
    '派遣・請負の登録：30日、連携機関、シルバー人材センター',
    '仕事の紹介を受ける：60日、連携機関',
    '働きはじめる：75日、本人',
    '3か月続いたか確かめる：165日、窓口',
  ]),
  milestonesStartup: template('起業', [
    'したいことと、だれのためかを書く：14日、本人',
    '創業の相談：30日、連携機関、商工会',
    '事業計画を書く：60日、本人',
    '資金を相談する：75日、連携機関、公庫',
    '届け出と準備：105日、本人',
    '事業を始める：120日、本人',
    '半年後のようすを確かめる：300日、窓口',
  ]),
  milestonesVolunteer: template('ボランティア', [
    '活動をえらぶ：14日、本人',
    '見学・体験：30日、窓口',
    '活動を始める：45日、本人',
    '続いているか確かめる：135日、窓口',
  ]),
  milestonesLearn: template('学び', [
    '学びたいことを決める：14日、本人',
    '講座に申しこむ：30日、本人',
    '学びおえる：120日、本人',
    '学びを活かす場をさがす：150日、窓口',
  ]),
  milestonesCommunity: template('地域活動', [
    '地域の集まりを知る：14日、窓口',
    '見学に行く：30日、本人',
    '参加を始める：45日、本人',
    '役わりや仲間ができたか確かめる：135日、窓口',
  ]),
  milestonesHealth: template('健康', [
    '続けたい運動や集まりを決める：14日、本人',
    '体験に行く：30日、本人',
    '通いはじめる：45日、本人',
    '3か月続いたか確かめる：135日、窓口',
  ]),
}

export const templateOf = (values: Readonly<Record<keyof typeof SETTINGS, readonly string[]>>, route: Route) =>
  values[KEY[route]].map(plannedIn).filter(planned => planned !== null)
const KEY = {
  rehire: 'milestonesRehire',
  dispatch: 'milestonesDispatch',
  startup: 'milestonesStartup',
  volunteer: 'milestonesVolunteer',
  learn: 'milestonesLearn',
  community: 'milestonesCommunity',
  health: 'milestonesHealth',
} as const satisfies Record<Route, keyof typeof SETTINGS>

/** The milestones of one that begins on a day; of an organisation (`group`) it is itself whom the person's would wait for. */
export const plannedFrom = (template: readonly Planned[], day: Day, group: boolean) =>
  template.map(({ title, days, waits, partner }) => ({
    ...{ title, partner, planned_on: addDays(day, days) },
    waits: group && waits === 'resident' ? ('organiser' as const) : waits,
  }))

/**
 * Why nothing is written: `none`, `client`: there is none; `notNow`: the verb is not open; `twice`: the same route is open
 * for them; `future`, `early`, `past`: the day.
 */
export type Refusal = 'none' | 'client' | 'notNow' | 'twice' | 'many' | 'future' | 'early' | 'past'

/** What was done lies between the day on which it began and today. */
export const dayRefusal = (day: Day, begun: Day, today: Day): 'future' | 'early' | null =>
  day > today ? 'future' : day < begun ? 'early' : null

export const PATH = '/staff/cases'
export const casePath = <Id extends string>(id: Id) => `/staff/cases/${id}` as const
export const newPath = (of: 'person' | 'organisation', id: string): string =>
  `${PATH}/new?${new URLSearchParams({ [of]: id })}`
