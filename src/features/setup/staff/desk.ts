import { html } from 'hono/html'
import { SETTINGS as COMMON, type DeskDays, settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { formatDay, parseDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { entryOf } from '#platform/register.ts'
import { all, filled, one, type Submitted } from '#platform/submitted.ts'
import { nfkc } from '#platform/text.ts'
import { button } from '#ui/button.ts'
import { checkboxField } from '#ui/choices.ts'
import { dateField, textArea, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { pane } from '#ui/layout.ts'
import { entryText } from '../text.ts'
import { asked, cityView, type Errors, lastOf, PATH, put, readDayField, type Settings } from './parts.ts'

const DESK = `${PATH}/desk`
const NAMES = ['desk_name', 'desk_phone', 'desk_hours', 'desk_address', 'platform_name', 'accent'] as const
const WEEKDAYS = ['月', '火', '水', '木', '金', '土', '日']

type Shown = { desk?: Submitted; days?: Submitted; errors?: Errors }

async function view(ask: Ask<Staff>, db: Read, { desk, days, errors = {} }: Shown = {}): Promise<View> {
  const entry = await entryOf(db, ask.municipality.id)
  const { deskDays } = settingsFrom(await settingsOn(db, ask.today), { deskDays: COMMON.deskDays })
  return cityView(
    {
      title: '窓口',
      lead: 'ここに書いたことが、市民のページ・職員のページ・印刷物のすべてに出ます。変えてから出るまで、10秒ほどかかります。',
    },
    [
      pane({
        title: '窓口の名前・電話・時間・住所',
        body: deskForm(
          desk ?? filled(Object.fromEntries(NAMES.map(name => [name, entry[name]]))),
          errors,
          may(ask, 'city.write'),
        ),
      }),
      pane({
        title: '開く日',
        id: 'days',
        body: daysForm(days ?? daysTyped(deskDays), errors, may(ask, 'city.write')),
      }),
    ],
    errors,
  )
}

const HINTS: Partial<Record<(typeof NAMES)[number], string>> = {
  platform_name: '市民に見える、この仕組みの名前です。例：結い',
  accent: '見出しや押すところの色です。白地の上で読める濃い色だけ使えます。空けておくと、はじめの色です。例：#115a36',
}

const deskForm = (typed: Submitted, errors: Errors, writes: boolean) =>
  form({
    action: DESK,
    once: newId(),
    body: NAMES.map(name =>
      textField({
        name,
        label: entryText(name),
        required: name !== 'accent',
        value: one(typed, name),
        error: errors[name],
        hint: HINTS[name],
        readonly: !writes,
      }),
    ),
    submit: writes && button({ text: '窓口を記録する', kind: 'main' }),
  })

const daysTyped = ({ weekdays, closed }: DeskDays): Submitted =>
  filled({ weekdays: weekdays.map(String), closed: closed.join('\n') })

const daysForm = (typed: Submitted, errors: Errors, writes: boolean) => {
  const field = asked(typed, errors)
  return form({
    action: `${DESK}/days`,
    once: newId(),
    body: [
      checkboxField({
        name: 'weekdays',
        label: '開く曜日',
        required: true,
        columns: true,
        options: WEEKDAYS.map((label, at) => ({ value: String(at), label: `${label}曜日` })),
        values: all(typed, 'weekdays'),
        error: errors['weekdays'],
        readonly: !writes,
      }),
      textArea({
        name: 'closed',
        label: '休む日',
        rows: 10,
        hint: html`1行に1日ずつ書いてください。毎年休む日は、月と日だけ書きます。<span class="example">例：12-29、2026-11-23、令和8年11月23日</span>`,
        value: one(typed, 'closed'),
        error: errors['closed'],
        readonly: !writes,
      }),
      dateField({ ...field('valid_from', 'いつから'), readonly: !writes }),
      textField({
        ...field('source', 'もとになるもの'),
        hint: '例：市の休日を定める条例',
        readonly: !writes,
      }),
    ],
    submit: writes && button({ text: '開く日を記録する', kind: 'main' }),
  })
}

/** A line of the closed days: a day of one year, or of every year. */
function closedDay(line: string): string | null {
  const [, month, date] = /^(\d{1,2})[-/月.](\d{1,2})日?$/.exec(nfkc(line)) ?? []
  if (month === undefined || date === undefined) return parseDay(line)
  return parseDay(`2024-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)?.slice(5) ?? null
}

function readDays(typed: Submitted): { value: DeskDays; errors: Errors } {
  const lines = one(typed, 'closed')
    .split(/[\n、,]/)
    .map(line => line.trim())
    .filter(line => line !== '')
  const wrong = lines.find(line => closedDay(line) === null)
  return {
    value: {
      weekdays: all(typed, 'weekdays').map(Number),
      closed: [...new Set(lines.map(line => closedDay(line) ?? ''))],
    },
    errors:
      wrong === undefined
        ? {}
        : { closed: `「${wrong.slice(0, 20)}」は暦にない日か、読めない日です。1行に1日ずつ書いてください。` },
  }
}

/** The desk, and the days on which it is open. */
export const deskPages = (settings: Settings) => [
  page.staff({
    path: DESK,
    can: 'city.read',
    audit: 'none',
    get: async (ask, db) => view(ask, db),
  }),
  page.staff({
    path: `${DESK}`,
    can: 'city.write',
    audit: { action: 'city.desk' },
    post: async (ask, tx, typed) => {
      const entry = Object.fromEntries(NAMES.map(name => [name, one(typed, name).trim()]))
      const done = await put(ask, tx, { ...entry, accent: entry['accent'] || null }, settings, DESK, lastOf)
      return 'errors' in done ? view(ask, tx, { desk: typed, errors: done.errors }) : done
    },
  }),
  page.staff({
    path: `${DESK}/days`,
    can: 'city.write',
    audit: { action: 'city.days' },
    post: async (ask, tx, typed) => {
      const from = readDayField('valid_from', one(typed, 'valid_from'))
      const days = readDays(typed)
      const errors = { ...days.errors, ...from.errors }
      if (Object.keys(errors).length > 0) return view(ask, tx, { days: typed, errors })
      const entry = { key: 'deskDays', valid_from: from.value!, value: days.value, source: one(typed, 'source').trim() }
      const done = await put(ask, tx, { settings: [entry] }, settings, DESK, path =>
        lastOf(path) === 'value' ? 'weekdays' : lastOf(path),
      )
      return 'errors' in done
        ? view(ask, tx, { days: typed, errors: done.errors })
        : { ...done, flash: `${formatDay(from.value!)}からの開く日を記録しました。` }
    },
  }),
]
