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

/** The same grid to tick: each half-day is sent as its number 0…13 under `name`, an evening, where asked for, as 14…20. */
export const weekField = (field: Omit<Field, 'value'> & { value: Week; evenings?: boolean }): Html =>
  group(
    field,
    html`<yui-grid><table class="week tick"><caption class="sr">${field.label}</caption>${raw(head)}<tbody>${[
      ...halves,
      ...(field.evenings ? ['夜'] : []),
    ].map(
      (half, h) =>
        html`<tr><th scope="row">${half}</th>${weekDays.map(
          (day, d) =>
            html`<td><label>${sr(`${day}曜の${half}`)}<input${attrs({
              type: 'checkbox',
              id: d === 0 && h === 0 ? fieldId(field.name) : undefined,
              name: field.name,
              value: numberOf(d, h),
              checked: (field.value & (1 << numberOf(d, h))) !== 0,
              disabled: field.readonly,
            })}></label></td>`,
        )}</tr>`,
    )}</tbody></table></yui-grid>`,
  )

const numberOf = (day: number, row: number): number => (row < 2 ? day * 2 + row : 14 + day)

/** The half-days that a form sent under one name, as a `Week`; anything that is no number 0…13 is left out. */
export const readWeek = (values: readonly string[]): Week =>
  values.filter(value => /^(\d|1[0-3])$/.test(value)).reduce((week, value) => week | (1 << Number(value)), 0)

const tueThu = halfDay(1, 0) | halfDay(3, 0)

export const examples: Record<string, () => Html> = {
  'Tuesday and Thursday mornings': () => weekGrid({ on: tueThu }),
  'beside one person’s free time': () => weekGrid({ on: tueThu, free: tueThu | halfDay(2, 0) | halfDay(3, 1) }),
  'to tick': () =>
    weekField({ name: 'week', label: '行ける時間', hint: '行ける日と時間を選んでください。', value: tueThu }),
}
