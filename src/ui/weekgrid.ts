import { html, raw } from 'hono/html'
import { group } from './choices.ts'
import { type Field, fieldId } from './fields.ts'
import { attrs, type Html, sr } from './html.ts'

/** Days of the week as they are shown, Monday first. */
export const weekDays = ['月', '火', '水', '木', '金', '土', '日'] as const
export const halves = ['午前', '午後'] as const

/** Half-days of a week as 14 bits: bit `day × 2 + half`, Monday = 0, 午前 = 0. */
export type Week = number

/** The bit of one half-day: `day` 0 (月) to 6 (日), `half` 0 (午前) or 1 (午後). */
export const halfDay = (day: number, half: number): Week => 1 << (day * 2 + half)

/** All half-days: what is kept of an activity has more above them. */
const WHOLE: Week = (1 << 14) - 1

const head = `<thead><tr><td></td>${weekDays.map(day => `<th scope="col">${day}</th>`).join('')}</tr></thead>`

const cell = (on: boolean, free: boolean) => {
  if (on && free) return '<td class="on free"><span aria-hidden="true">◎</span><span class="sr">活動・空き</span></td>'
  if (on) return '<td class="on"><span aria-hidden="true">●</span><span class="sr">活動</span></td>'
  return free ? '<td class="free"><span aria-hidden="true">○</span><span class="sr">空き</span></td>' : '<td></td>'
}

const draw = (on: Week, free: Week) =>
  halves
    .map((name, half) => {
      const cells = weekDays.map((_, day) => cell((on & halfDay(day, half)) !== 0, (free & halfDay(day, half)) !== 0))
      return `<tr><th scope="row">${name}</th>${cells.join('')}</tr>`
    })
    .join('')

/** Weeks that were drawn before (2¹⁴ at most): it saves a list of 50 cards a quarter of its time. */
const drawn = new Map<Week, string>()

const body = (on: Week, free: Week): string => {
  if (free !== 0) return draw(on, free)
  const text = drawn.get(on) ?? draw(on, 0)
  drawn.set(on, text)
  return text
}

/** When something takes place, and, where `free` is given, when the person has time: sign and frame, never colour alone. */
export const weekGrid = (params: { on: Week; free?: Week | undefined; caption?: string }): Html => {
  const caption =
    params.caption ?? (params.free === undefined ? '活動のある時間' : '活動のある時間（◎と枠は、あなたの空き）')
  return html`<table class="week"><caption>${caption}</caption>${raw(head)}<tbody>${raw(body(params.on & WHOLE, params.free ?? 0))}</tbody></table>`
}

type WeekField = Omit<Field, 'value'> & { value: Week; evenings?: boolean; atOnce?: boolean }

/**
 * A week to tick, days with a large box for each part: a half-day is sent as its number 0…13 under `name`, an evening, where
 * asked for, as 14…20. `atOnce`: above it several at once, sent as a word; when shown again they are their half-days.
 */
export const weekField = (field: WeekField): Html => {
  const parts = field.evenings ? [...halves, '夜'] : halves
  return group(
    field,
    html`${field.atOnce && html`<div class="at-once">${AT_ONCE.map(({ value, text }) => tick(field, { value, text }))}</div>`}
    <yui-grid class="tick">${weekDays.map(
      (day, d) =>
        html`<div><b aria-hidden="true">${day}</b>${parts.map((text, part) =>
          tick(field, { value: numberOf(d, part), text, said: `${day}曜の` }),
        )}</div>`,
    )}</yui-grid>`,
  )
}

const tick = (
  { name, value: week, readonly }: WeekField,
  box: { value: number | string; text: string; said?: string },
) =>
  html`<label><input${attrs({
    type: 'checkbox',
    id: box.value === 0 ? fieldId(name) : undefined,
    name,
    value: box.value,
    checked: typeof box.value === 'number' && (week & (1 << box.value)) !== 0,
    disabled: readonly,
  })}><span>${box.said && sr(box.said)}${box.text}</span></label>`

const numberOf = (day: number, part: number): number => (part < 2 ? day * 2 + part : 14 + day)

/** All half-days of this kind on these days. */
const halvesOf = (days: readonly number[], wanted: readonly number[]): Week =>
  days.flatMap(day => wanted.map(half => halfDay(day, half))).reduce((week, bit) => week | bit, 0)
const [workdays, weekend] = [
  [0, 1, 2, 3, 4],
  [5, 6],
]

/** What most people answer, in one tap. */
const AT_ONCE: readonly { value: string; text: string; week: Week }[] = [
  { value: 'weekday-am', text: '平日の午前', week: halvesOf(workdays, [0]) },
  { value: 'weekday-pm', text: '平日の午後', week: halvesOf(workdays, [1]) },
  { value: 'weekend', text: '土日', week: halvesOf(weekend, [0, 1]) },
]

/** The half-days that a form sent under one name, as a `Week`; what is neither a number 0…13 nor several is left out. */
export const readWeek = (values: readonly string[]): Week =>
  values.reduce(
    (week, value) =>
      week | (/^(\d|1[0-3])$/.test(value) ? 1 << Number(value) : (AT_ONCE.find(one => one.value === value)?.week ?? 0)),
    0,
  )

const tueThu = halfDay(1, 0) | halfDay(3, 0)

export const examples: Record<string, () => Html> = {
  'Tuesday and Thursday mornings': () => weekGrid({ on: tueThu }),
  'beside one person’s free time': () => weekGrid({ on: tueThu, free: tueThu | halfDay(2, 0) | halfDay(3, 1) }),
  'to tick': () =>
    weekField({ name: 'week', label: '行ける時間', hint: '行ける日と時間を選んでください。', value: tueThu }),
}
