import { html } from 'hono/html'
import { readCode } from '#features/requests/index.ts'
import { addDays, type Day, formatShort, parseDay, weekday } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { clockTime } from '#platform/times.ts'
import { button, linkButton } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import type { Content, Html } from '#ui/html.ts'
import { filterForm, pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { timesOf } from '../offer/actions.ts'
import { keyOf, type Slot, startsAt } from '../offer/rules.ts'
import { type Host, hostsOf } from '../offer/store.ts'
import { appointmentPath, HOSTS_PATH, hostPath, QUEUES_PATH, STAFF_PATH } from '../rules.ts'
import { siteText } from '../text.ts'
import { bookedLine } from './parts.ts'
import { appointmentNumbered, appointmentsBetween, type DeskAppointment } from './store.ts'

/** A week of all who talk: what is booked and by whom, and what is free to be given away on the telephone. */
export const week = page.staff({
  path: STAFF_PATH,
  can: 'appointments.read',
  audit: { action: 'appointment.week' },
  get: async (ask, db) => {
    const query = ask.url.searchParams
    const typed = query.get('q') ?? ''
    const code = readCode(typed)
    const found = code && (await appointmentNumbered(db, code))
    if (found) return { redirect: appointmentPath(found) }
    const first = mondayOf(parseDay(query.get('week') ?? '') ?? ask.today)
    const person = query.get('person') ?? ''
    const shown = await weekOf(db, first, ask)
    const free = shown.free.length
    return {
      title: '面談',
      nav: STAFF_PATH,
      body: html`${pageHead({
        title: '面談の予約',
        lead: `${formatShort(first)}からの1週間　予約${shown.booked.length}件・空き${free}件`,
        actions: [
          linkButton({ href: `${STAFF_PATH}/day?on=${ask.today}`, text: 'きょうの表を印刷', icon: 'print' }),
          linkButton({ href: HOSTS_PATH, text: '枠のきまり・休みの日' }),
          linkButton({ href: QUEUES_PATH, text: '整理番号' }),
        ],
      })}${typed !== '' && notice({ kind: 'warning', title: 'その受付番号の予約はありません。番号を確かめてください。' })}
      ${weekTabs(first, ask.today, person)}
      ${person && notice({ kind: 'info', title: 'この方の面談の時間を選んでください。' })}
      ${weekTable(ask, first, shown, person)}
      ${filterForm({
        action: STAFF_PATH,
        label: '受付番号でさがす',
        personal: true,
        body: textField({ name: 'q', label: '受付番号', type: 'search', value: typed }),
        submit: button({ text: '開く', icon: 'search' }),
      })}`,
    }
  },
})

const mondayOf = (day: Day): Day => addDays(day, -weekday(day))

type Shown = { hosts: Host[]; all: Slot[]; free: Slot[]; booked: DeskAppointment[] }

async function weekOf(db: Read, first: Day, { now, today }: Ask<Staff>): Promise<Shown> {
  const last = addDays(first, 6)
  const { all, free } = await timesOf(db, first, last, today)
  const booked = await appointmentsBetween(db, first, last)
  const ahead = free.filter(({ on_day, from_min }) => startsAt(on_day, from_min) > now)
  const shown = new Set([...all.map(({ rule }) => rule.host_id), ...booked.map(({ host_id }) => host_id)])
  return { hosts: (await hostsOf(db)).filter(({ id }) => shown.has(id)), all, free: ahead, booked }
}

const weekTabs = (first: Day, today: Day, person: string): Html => {
  const href = (day: Day) => `${STAFF_PATH}?${new URLSearchParams({ week: day, ...(person && { person }) })}`
  const now = mondayOf(today)
  return tabs('週', [
    { href: href(addDays(first, -7)), text: '前の週' },
    { href: href(now), text: '今週', current: first === now },
    { href: href(addDays(first, 7)), text: '次の週' },
  ])
}

const weekTable = (ask: Ask<Staff>, first: Day, shown: Shown, person: string): Html => {
  const days = Array.from({ length: 7 }, (_, at) => addDays(first, at)).filter(
    day => weekday(day) < 5 || [...shown.all, ...shown.booked].some(({ on_day }) => on_day === day),
  )
  return table({
    caption: 'だれが、いつ',
    items: shown.hosts,
    cards: true,
    empty: 'この週の枠はありません。「枠のきまり・休みの日」で作れます。',
    columns: [
      {
        key: 'host',
        title: '担当',
        header: true,
        cell: host => html`<a href="${hostPath(host.id)}">${host.name}</a><br><span class="faint">${host.title}</span>`,
      },
      ...days.map(day => ({
        key: day,
        title: formatShort(day),
        cell: (host: Host) => dayCell(ask, shown, host.id, day, person),
      })),
    ],
  })
}

/** A day of somebody: each time with who has it, or the way to give it to somebody. */
function dayCell(ask: Ask<Staff>, shown: Shown, host: string, day: Day, person: string): Content {
  const its = shown.booked.filter(one => one.host_id === host && one.on_day === day)
  const slots = shown.all.filter(({ rule, on_day }) => rule.host_id === host && on_day === day)
  const lines: [number, Html | false][] = [
    ...its.map((one): [number, Html] => [one.from_min, bookedLine(one)]),
    ...slots
      .filter(slot => !its.some(one => one.from_min < slot.to_min && slot.from_min < one.to_min))
      .map((slot): [number, Html | false] => [slot.from_min, slotLine(ask, slot, shown.free.includes(slot), person)]),
  ]
  const told = lines.filter(([, line]) => line !== false).sort(([a], [b]) => a - b)
  return told.length > 0 && html`<ul class="day-times">${told.map(([, line]) => html`<li>${line}</li>`)}</ul>`
}

/** What is over and was never booked is no news; what is taken and not shown is somebody's whom they do not see. */
const slotLine = (ask: Ask<Staff>, slot: Slot, free: boolean, person: string): Html | false => {
  const at = html`<b>${clockTime(slot.from_min)}</b>`
  if (startsAt(slot.on_day, slot.from_min) <= ask.now) return false
  if (!free) return html`${at} <span class="faint">予約あり</span>`
  const href = `${STAFF_PATH}/new?${new URLSearchParams({ slot: keyOf(slot), ...(person && { person }) })}`
  return html`${at} ${may(ask, 'appointments.write') ? html`<a href="${href}">空き</a>` : '空き'} ${slot.rule.site !== 'desk' && html`<span class="faint">${siteText(slot.rule)}</span>`}`
}
