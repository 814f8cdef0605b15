import { html } from 'hono/html'
import { allSettings, type SettingEntry } from '#features/municipalities/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Setting } from '#platform/feature.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { dateField, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { pane } from '#ui/layout.ts'
import { table } from '#ui/table.ts'
import { fellFrom, settingOn } from '../rules.ts'
import { lastEntered } from '../store.ts'
import { enteredTable } from './history.ts'
import {
  asked,
  cityView,
  type Errors,
  lastOf,
  PATH,
  put,
  readDayField,
  readValue,
  type Settings,
  sureBox,
  typedOf,
  valueFields,
} from './parts.ts'
import { nowText, standardText, textOf } from './settings-text.ts'

/** So many changes are shown beside what they are about. */
const SHOWN = 10

const SETTINGS = `${PATH}/settings`
const pathOf = (key: string, { page: own }: Setting): string => own ?? `${SETTINGS}/${key}`

const listView = (settings: Settings, entries: readonly SettingEntry[], today: string): View =>
  cityView(
    {
      title: '設定と、その移り変わり',
      lead: '法律や市が決める数です。新しい値は「いつから」とともに加え、前の値は残ります。過ぎた日の集計は、その日の値で数えます。',
    },
    table<[string, Setting]>({
      caption: 'きょうの値',
      items: Object.entries(settings),
      cards: true,
      empty: '',
      columns: [
        {
          key: 'text',
          title: '名前',
          header: true,
          cell: ([key, one]) => html`<a href="${pathOf(key, one)}">${one.text}</a>`,
        },
        { key: 'value', title: 'きょうの値', cell: ([key, one]) => nowText(key, one, entries, today) },
        {
          key: 'source',
          title: 'もとになるもの',
          cell: ([key]) => settingOn({ settings: entries }, key, today)?.source ?? '',
        },
      ],
    }),
  )

type Shown = { typed: Submitted; errors: Errors }

async function view(ask: Ask<Staff, 'key'>, db: Read, settings: Settings, shown?: Shown): Promise<View | null> {
  const { key } = ask.params
  const setting = Object.hasOwn(settings, key) ? settings[key] : undefined
  if (!setting || setting.page) return null
  const entries = (await allSettings(db)).filter(one => one.key === key).toReversed()
  const now = settingOn({ settings: entries }, key, ask.today)
  const { typed, errors } = shown ?? {
    typed: filled(typedOf(setting.shape, 'value', now?.value ?? setting.standard)),
    errors: {},
  }
  return cityView(
    { title: setting.text, lead: `きょうの値：${nowText(key, setting, entries, ask.today)}`, back: [SETTINGS, '設定'] },
    [
      table<SettingEntry>({
        caption: 'これまでの値',
        items: entries,
        cards: true,
        empty: `まだ入れていません。${standardText(setting)}`,
        columns: [
          { key: 'from', title: 'いつから', header: true, cell: one => formatDay(one.valid_from) },
          { key: 'value', title: '値', cell: one => textOf(setting, one.value) },
          { key: 'source', title: 'もとになるもの', cell: one => one.source },
        ],
      }),
      enteredTable('だれが変えたか', await lastEntered(db, SHOWN, { about: `settings ${key}` })),
      may(ask, 'city.write') && pane({ title: '値を加える', body: valueForm(key, setting, typed, errors) }),
    ],
    errors,
  )
}

const valueForm = (key: string, setting: Setting, typed: Submitted, errors: Errors) => {
  const field = asked(typed, errors)
  return form({
    action: `${SETTINGS}/${key}`,
    once: newId(),
    body: [
      dateField(field('valid_from', 'いつから')),
      ...valueFields(setting.shape, 'value', `値（${setting.unit}）`, typed, errors),
      textField({
        ...field('source', 'もとになるもの'),
        hint: 'だれが読んでも確かめられるように、文書の名前と日付を書いてください。',
      }),
      sureBox(errors['sure']),
    ],
    submit: button({ text: '値を記録する', kind: 'main' }),
  })
}

/** Why this is asked once more: a value of the same day would give way, one that only rises would fall, or figures of days that are over would change. */
function doubtOf(
  entries: readonly SettingEntry[],
  entry: SettingEntry,
  setting: Setting,
  today: string,
): string | null {
  const same = entries.find(one => one.key === entry.key && one.valid_from === entry.valid_from)
  if (same && JSON.stringify(same.value) === JSON.stringify(entry.value) && same.source === entry.source) return null
  const [from, lower] = [formatDay(entry.valid_from), setting.rises ? fellFrom({ settings: entries }, entry) : null]
  const doubts = [
    lower &&
      `${textOf(setting, entry.value)}は、前の値（${textOf(setting, lower.value)}、${formatDay(lower.valid_from)}から）より低い値です。打ちまちがいでないかを確かめてください。`,
    same && `${from}からの値は、もうあります（${textOf(setting, same.value)}）。`,
    !same &&
      entry.valid_from < today &&
      entries.some(one => one.key === entry.key) &&
      `${from}は、もう過ぎた日です。その日からの集計や確かめた結果が変わることがあります。`,
  ].filter(Boolean)
  return doubts.length > 0 ? `${doubts.join('')}このまま記録してよければ、しるしを付けてもう一度押してください。` : null
}

/** The dated figures: what holds, what held, and a new value from a day on. */
export const settingPages = (settings: Settings) => [
  page.staff({
    path: SETTINGS,
    can: 'city.read',
    audit: 'none',
    get: async (ask, db) => listView(settings, await allSettings(db), ask.today),
  }),
  page.staff({
    path: `${SETTINGS}/:key`,
    can: 'city.read',
    audit: 'none',
    get: async (ask, db) => view(ask, db, settings),
  }),
  page.staff({
    path: `${SETTINGS}/:key`,
    can: 'city.write',
    audit: { action: 'city.setting' },
    post: async (ask, tx, typed) => {
      const { key } = ask.params
      const setting = Object.hasOwn(settings, key) ? settings[key] : undefined
      if (!setting || setting.page) return null
      const from = readDayField('valid_from', one(typed, 'valid_from'))
      const read = readValue(setting.shape, 'value', typed)
      const errors = { ...read.errors, ...from.errors }
      if (Object.keys(errors).length > 0) return view(ask, tx, settings, { typed, errors })
      const entry = { key, valid_from: from.value!, value: read.value, source: one(typed, 'source').trim() }
      const doubt = one(typed, 'sure') === '1' ? null : doubtOf(await allSettings(tx), entry, setting, ask.today)
      if (doubt) return view(ask, tx, settings, { typed, errors: { sure: doubt } })
      const at = (path: string) =>
        lastOf(path) === 'value' && setting.shape.of === 'record' ? Object.keys(setting.shape.fields)[0]! : lastOf(path)
      const done = await put(ask, tx, { settings: [entry] }, settings, `${SETTINGS}/${key}`, at)
      return 'errors' in done ? view(ask, tx, settings, { typed, errors: done.errors }) : done
    },
  }),
]
