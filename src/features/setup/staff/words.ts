import { html } from 'hono/html'
import { allSettings, NAMES, type SettingEntry } from '#features/municipalities/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { MenuEntry } from '#platform/feature.ts'
import { newId } from '#platform/ids.ts'
import { groupText, MENU_GROUPS, type MenuGroup } from '#platform/menu.ts'
import { said } from '#platform/own.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { dateField, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { pane } from '#ui/layout.ts'
import { table } from '#ui/table.ts'
import { settingOn } from '../rules.ts'
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
  type Settings,
  sureBox,
  wrongIn,
} from './parts.ts'

/** So many changes are shown beside what they are about. */
const SHOWN = 10

const WORDS = `${PATH}/words`
type Words = Readonly<Record<string, string>>

const pairs = (words: Words): string =>
  Object.entries(words)
    .map(([standard, own]) => `「${standard}」を「${own}」`)
    .join('、') || 'すべて、ふつうの呼び名'

/** The entries of the menu of this application. */
type Menu = readonly Pick<MenuEntry, 'text' | 'group'>[]

const ownWords = (menu: Menu): readonly string[] => [...NAMES, ...menu.map(({ text }) => text)]

/** The fields have short names of their own: w0, w1, … in the order of the words. */
const nameOf = (menu: Menu, word: string): string => `w${ownWords(menu).indexOf(word)}`

type Shown = { typed: Submitted; errors: Errors }

async function view(ask: Ask<Staff>, db: Read, menu: Menu, shown?: Shown): Promise<View> {
  const entries = (await allSettings(db)).filter(({ key }) => key === 'words').toReversed()
  const now = (settingOn({ settings: entries }, 'words', ask.today)?.value ?? {}) as Words
  const typed =
    shown?.typed ?? filled(Object.fromEntries(Object.entries(now).map(([word, own]) => [nameOf(menu, word), own])))
  const errors = shown?.errors ?? {}
  return cityView(
    {
      title: '市の呼び名',
      lead: '窓口や職員の役割、メニューを、市で使っていることばで呼べます。空けたところは、ふつうの呼び名のままです。',
    },
    [
      table<SettingEntry>({
        caption: 'これまで',
        items: entries,
        cards: true,
        empty: 'まだ決めていません。ふつうの呼び名を使っています。',
        columns: [
          { key: 'from', title: 'いつから', header: true, cell: one => formatDay(one.valid_from) },
          { key: 'value', title: '呼び名', cell: one => pairs(one.value as Words) },
          { key: 'source', title: 'わけ・もとになるもの', cell: one => one.source },
        ],
      }),
      enteredTable('だれが変えたか', await lastEntered(db, SHOWN, { about: 'settings words' })),
      may(ask, 'city.write') && pane({ title: '呼び名を変える', body: wordsForm(ask, menu, { typed, errors }) }),
    ],
    errors,
  )
}

/** The entries of the menu under the heading below which they stand for whoever has many. */
const inPlaces = (ask: Ask, menu: Menu): readonly (readonly [string, Menu])[] =>
  ([undefined, ...Object.keys(MENU_GROUPS)] as (MenuGroup | undefined)[]).map(place => [
    place
      ? `メニューの「${groupText(place, word => said(ask.municipality, word))}」の中`
      : 'メニューにいつも見えるもの',
    menu.filter(({ group }) => group === place),
  ])

const wordsForm = (ask: Ask, menu: Menu, { typed, errors }: Shown) => {
  const field = asked(typed, errors)
  const word = (one: string) =>
    textField({ ...field(nameOf(menu, one), `「${one}」のかわりに`), required: false, width: 'medium' })
  return form({
    action: WORDS,
    once: newId(),
    body: [
      html`<h3>名前と役割</h3><div class="grid2">${NAMES.map(word)}</div>`,
      ...inPlaces(ask, menu).map(
        ([title, entries]) => html`<h3>${title}</h3><div class="grid2">${entries.map(({ text }) => word(text))}</div>`,
      ),
      dateField(field('valid_from', 'いつから')),
      textField({ ...field('source', 'わけ・もとになるもの'), hint: '例：令和9年4月の事業名変更' }),
      sureBox(errors['sure']),
    ],
    submit: button({ text: '記録する', kind: 'main' }),
  })
}

const wordsIn = (menu: Menu, typed: Submitted): Words =>
  Object.fromEntries(
    ownWords(menu).flatMap(word => {
      const own = one(typed, nameOf(menu, word)).trim()
      return own === '' || own === word ? [] : [[word, own] as const]
    }),
  )

/** At which field a fault of the file is told. */
const fieldIn =
  (menu: Menu) =>
  (path: string): string =>
    ownWords(menu).includes(lastOf(path)) ? nameOf(menu, lastOf(path)) : lastOf(path)

/** What a city calls the desk, the programme, the roles and the entries of the menu. */
export const wordPages = (settings: Settings, menu: Menu) => [
  page.staff({ path: WORDS, can: 'city.read', audit: 'none', get: (ask, db) => view(ask, db, menu) }),
  page.staff({
    path: WORDS,
    can: 'city.write',
    audit: { action: 'city.words' },
    post: async (ask, tx, typed) => {
      const from = readDayField('valid_from', one(typed, 'valid_from'))
      const day = from.value ?? ask.today
      const entry = { key: 'words', valid_from: day, value: wordsIn(menu, typed), source: one(typed, 'source').trim() }
      const errors = { ...wrongIn({ settings: [entry] }, settings, fieldIn(menu)), ...from.errors }
      if (Object.keys(errors).length > 0) return view(ask, tx, menu, { typed, errors })
      if (day < ask.today && one(typed, 'sure') !== '1')
        return view(ask, tx, menu, {
          typed,
          errors: {
            sure: `${formatDay(day)}は、もう過ぎた日です。このままでよければ、しるしを付けてもう一度押してください。`,
          },
        })
      const done = await put(ask, tx, { settings: [entry] }, settings, WORDS, fieldIn(menu))
      return 'errors' in done ? view(ask, tx, menu, { typed, errors: done.errors }) : done
    },
  }),
]
