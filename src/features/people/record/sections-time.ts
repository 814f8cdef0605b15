import { MEANS, type Means } from '#features/kinds/index.ts'
import { type Day, dayQuestion, parseDay } from '#platform/dates.ts'
import { parseNumber, tooLong } from '#platform/reading.ts'
import { accept, all, one, refuse, type Submitted } from '#platform/submitted.ts'
import { limitsForm } from '../forms.ts'
import { readFree, showFree } from './rules-week.ts'
import { type Fields, type SectionRule, shown, shownDay, writes } from './section-rule.ts'
import type { PersonDesk } from './store.ts'
import { setAbsences, setFree, setReach } from './store-sections.ts'

export const timeName = (weekday: number): string => `time-${weekday}`
export const reachName = (means: Means): string => `reach-${means}`
export const absenceName = (part: 'from' | 'to' | 'note', row: number): string => `absence-${part}-${row}`

/** As many rows of dated exceptions as are read at most. */
export const ABSENCE_ROWS = 40

const NEVER_TEXT =
  '上の表に来られる時間が入っています。時間があるときはこのチェックをはずし、ないときは上の表を空にしてください。'

/** When somebody can come, on which days not, how far by what means, and how much at most. */
export const time: SectionRule = {
  values: person => {
    const { week, times } = showFree(person.free)
    return {
      week: Array.from({ length: 14 }, (_, bit) => bit)
        .filter(bit => week & (1 << bit))
        .map(String),
      ...Object.fromEntries(times.map((text, weekday) => [timeName(weekday), shown(text)])),
      ...Object.assign({}, ...person.absences.map(absenceFields)),
      ...Object.fromEntries(person.reach.map(({ means, minutes }) => [reachName(means), [String(minutes)]])),
      never_free: person.never_free ? ['1'] : [],
      hours_wanted: shown(person.hours_wanted),
      hours_max: shown(person.hours_max),
      days_max: shown(person.days_max),
      activities_max: shown(person.activities_max),
    }
  },
  read: (form, today) => {
    const limits = accept(limitsForm, form)
    const { free, wrong } = readFree(
      weekOf(form),
      Array.from({ length: 7 }, (_, weekday) => one(form, timeName(weekday))),
    )
    const absences = readAbsences(form, today)
    const reach = readReach(form)
    const never = one(form, 'never_free') === '1' && free.length > 0
    const errors = {
      ...(never ? { never_free: NEVER_TEXT } : {}),
      ...(limits.ok ? {} : limits.errors),
      ...absences.errors,
      ...reach.errors,
      ...Object.fromEntries(
        wrong.map(weekday => [
          timeName(weekday),
          '時間は、始まりと終わりを「9:00-12:00」のように入力してください。2つあるときは「、」で区切ります。',
        ]),
      ),
    }
    if (!limits.ok || Object.keys(errors).length > 0) return refuse(form, errors)
    return writes(limits.value, async (tx, person) => {
      await setFree(tx, person, free)
      await setAbsences(tx, person, absences.value)
      await setReach(tx, person, reach.value)
    })
  },
}

const weekOf = (form: Submitted): number =>
  all(form, 'week').reduce((week, value) => (/^(\d|1[0-3])$/.test(value) ? week | (1 << Number(value)) : week), 0)

const absenceFields = ({ from_on, to_on, note }: PersonDesk['absences'][number], row: number): Fields => ({
  [absenceName('from', row)]: [shownDay(from_on)],
  [absenceName('to', row)]: to_on === from_on ? [] : [shownDay(to_on)],
  [absenceName('note', row)]: shown(note),
})

/** The dated exceptions; a row whose day is emptied is taken away, a row without an end is one day. */
function readAbsences(form: Submitted, today: Day): { value: PersonDesk['absences']; errors: Record<string, string> } {
  const value: PersonDesk['absences'] = []
  const errors: Record<string, string> = {}
  for (let row = 0; row < ABSENCE_ROWS; row++) {
    const [from, to, note] = (['from', 'to', 'note'] as const).map(part =>
      one(form, absenceName(part, row)).trim(),
    ) as [string, string, string]
    if (from === '' && to === '') continue
    const from_on = parseDay(from, { next: today })
    const to_on = to === '' ? from_on : parseDay(to, { next: from_on ?? today })
    if (from_on === null)
      errors[absenceName('from', row)] =
        dayQuestion(from, { next: today }) ?? '来られない日を「令和8年12月1日」のように入力してください。'
    else if (to_on === null)
      errors[absenceName('to', row)] = '終わりの日を「令和8年12月5日」のように入力するか、空欄にしてください。'
    else if (to_on < from_on) errors[absenceName('to', row)] = '終わりの日は、始まりの日より後にしてください。'
    else if (tooLong(note, 'わけ', 200)) errors[absenceName('note', row)] = tooLong(note, 'わけ', 200)!
    else if (value.some(other => other.from_on === from_on))
      errors[absenceName('from', row)] = '同じ日から始まる行があります。1つにまとめてください。'
    else value.push({ from_on, to_on, note })
  }
  return { value, errors }
}

function readReach(form: Submitted): { value: PersonDesk['reach']; errors: Record<string, string> } {
  const typed = MEANS.map(means => ({ means, text: one(form, reachName(means)) }))
    .filter(({ text }) => text.trim() !== '')
    .map(({ means, text }) => ({ means, minutes: parseNumber(text, { least: 1, most: 180, unit: '分' }) }))
  return {
    value: typed.flatMap(({ means, minutes }) => (minutes === null ? [] : { means, minutes })),
    errors: Object.fromEntries(
      typed
        .filter(({ minutes }) => minutes === null)
        .map(({ means }) => [
          reachName(means),
          '片道の分数を1から180までの数字で入力してください。使わないときは空欄にします。例：20',
        ]),
    ),
  }
}
