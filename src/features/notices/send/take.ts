import { SETTINGS as CITY, settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { type Carriers, carriersNow, originOf } from '#platform/carriers.ts'
import { addMinutes, type Instant, today } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { issueLink } from '#platform/links.ts'
import { channelsOf, nextChannel } from '../decide/rules-channels.ts'
import { type Decision, decide } from '../decide/rules-due.ts'
import type { Message } from '../message.ts'
import { type ByItself, type Channel, goesByItself, SETTINGS, STOP } from '../rules.ts'
import { cityTold } from '../store.ts'
import { filledWords, type Parcel } from './parcel.ts'
import { beginAttempts, type Change, changeNotices, type DueRow, hostOf, takeDue, takeGathered } from './store.ts'

/** Whoever begins to hand over has so long; after that another process takes it that they were killed. */
export const LEASE_MINUTES = 2
/** For so long a notice can be unsubscribed from by its link. */
const STOP_MINUTES = 400 * 24 * 60

type Decided = { row: DueRow; channel: Channel | null; decision: Decision }
type Going = Decided & { channel: Channel }
type Registry = ReadonlyMap<string, Message<never>>

/** What was taken to be handed over, and whether there was anything at all. */
export type Taken = { parcels: Parcel[]; any: boolean }

/**
 * Takes what is due, decides of each what becomes of it, and begins what is to be handed over: all of that is committed
 * before anything leaves the building.
 */
export async function take(tx: Tx, registry: Registry, now: Instant): Promise<Taken> {
  const rows = await takeDue(tx, now)
  if (rows.length === 0) return { parcels: [], any: false }
  const people = rows.flatMap(({ urgency, person_id }) => (urgency === 'digest' && person_id ? [person_id] : []))
  const more = people.length > 0 ? await takeGathered(tx, now, people, idsOf(rows)) : []
  const decided = await decideAll(tx, [...rows, ...more], now)
  await changeNotices(
    tx,
    decided.map(one => changeOf(one, now)),
  )
  const going = decided.filter((one): one is Going => one.decision.does === 'send' || one.decision.does === 'wait')
  const attempts = await beginAttempts(tx, going.map(attemptOf), now)
  const sent = going.filter(({ decision }) => decision.does === 'send')
  return { parcels: await parcelsOf(tx, registry, sent, attempts, now), any: true }
}

const idsOf = (rows: readonly DueRow[]): string[] => rows.map(({ id }) => id)

async function decideAll(tx: Tx, rows: readonly DueRow[], now: Instant): Promise<Decided[]> {
  const figures = settingsFrom(await settingsOn(tx, today(now)), { ...SETTINGS, deskDays: CITY.deskDays })
  const carriers = carriersNow()
  const quiet = { from: figures.noticeQuiet.from * 60, to: figures.noticeQuiet.to * 60 }
  const sent = new Map<string, number>()
  return rows.map(row => {
    const channel = channelOf(row, carriers, now)
    const before = row.sent_today + (sent.get(row.person_id ?? '') ?? 0)
    const decision = decide(
      {
        ...{ urgency: row.urgency, until: row.until_at, stopped: row.stopped, closed: row.closed, channel },
        consent: row.purpose === 'asked' ? 'asked' : row.consented ? 'live' : 'none',
        quiet: { from: row.quiet_from ?? quiet.from, to: row.quiet_to ?? quiet.to },
        ...{ sentToday: row.urgency === 'digest' ? 0 : before, cap: figures.noticeCap },
      },
      now,
    )
    if (decision.does === 'send' && row.person_id && row.urgency === 'usual')
      sent.set(row.person_id, (sent.get(row.person_id) ?? 0) + 1)
    return { row, channel, decision }
  })
}

/** The channel on which it was begun, else the next one that was not tried. */
function channelOf(row: DueRow, { smtp, sms, line, outbox }: Carriers, now: Instant): Channel | null {
  if (row.begun) return row.begun
  const email = smtp || outbox ? row.email : ''
  const channels = channelsOf(
    { email, phone: row.phone, address: row.address, line: row.line },
    { chosen: row.chosen, contact_by: row.contact_by },
    { sms: sms !== undefined, line: line !== undefined },
    { now, until: row.until_at },
  )
  return nextChannel(channels, row.failed, row.ways)
}

function changeOf({ row, channel, decision }: Decided, now: Instant): Change {
  const rest = { id: row.id, channel: null, why: null, due_at: null, ended_at: null }
  if (decision.does === 'withdraw') return { ...rest, status: 'withdrawn', why: decision.why, ended_at: now }
  if (decision.does === 'lose') return { ...rest, status: 'unreached', ended_at: now }
  if (decision.does === 'hold') return { ...rest, status: 'held', why: decision.why, due_at: decision.until }
  if (decision.does === 'wait') return { ...rest, status: 'waiting', channel, due_at: row.until_at }
  return { ...rest, status: 'sending', channel, due_at: addMinutes(now, LEASE_MINUTES) }
}

const addressOn = (row: DueRow, channel: Channel): string =>
  ({ mail: row.email, sms: row.phone, line: row.line, phone: row.phone, letter: row.address, desk: '' })[channel]

const attemptOf = ({ row, channel, decision }: Going) => ({
  ...{ notice: row.id, channel, to: addressOn(row, channel) },
  state: decision.does === 'send' ? ('begun' as const) : ('waiting' as const),
})

async function parcelsOf(
  tx: Tx,
  registry: Registry,
  sent: readonly Going[],
  attempts: ReadonlyMap<string, string>,
  now: Instant,
): Promise<Parcel[]> {
  if (sent.length === 0) return []
  const [city, origin] = [await cityTold(tx), originOf(await hostOf(tx))]
  const parcels: Parcel[] = []
  for (const { row, channel } of sent) {
    if (!goesByItself(channel)) continue
    const words = filledWords(row.words, await filledBy(tx, registry, row, now, origin))
    const one = { attempts: [attempts.get(row.id)!], notice: row.id, channel: channel as ByItself, words: [words] }
    const together = row.urgency === 'digest' && parcels.find(other => fits(other, row, channel))
    if (together) joined(together, one)
    else
      parcels.push({
        ...{ ...one, person: row.person_id, gathers: row.urgency === 'digest', to: addressOn(row, channel) },
        ...{ name: row.name, city, stop: await stopLink(tx, row, now, origin) },
      })
  }
  return parcels
}

const fits = (parcel: Parcel, row: DueRow, channel: Channel): boolean =>
  parcel.gathers && parcel.person === row.person_id && parcel.channel === channel

function joined(parcel: Parcel, { attempts, words }: Pick<Parcel, 'attempts' | 'words'>): void {
  parcel.attempts.push(...attempts)
  parcel.words.push(...words)
}

/** What is secret in it, made now; without an address of our own no link is made. */
const filledBy = async (tx: Tx, registry: Registry, row: DueRow, now: Instant, origin: string | null) => {
  const fill = registry.get(row.message)?.fill
  return fill && origin ? fill(tx, [row.about_kind, row.about_id], now, origin) : {}
}

/** What was not asked for can be ended by one press. */
async function stopLink(tx: Tx, row: DueRow, now: Instant, origin: string | null): Promise<string | null> {
  if (row.purpose === 'asked' || origin === null) return null
  const until = addMinutes(now, STOP_MINUTES)
  const { token } = await issueLink(tx, { purpose: STOP, subject: ['notice', row.id], until })
  return `${origin}/notices/at/${token}`
}
