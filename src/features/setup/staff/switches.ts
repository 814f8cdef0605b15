import { html } from 'hono/html'
import {
  allSettings,
  doesKey,
  isSwitch,
  type SettingEntry,
  SWITCH_KEYS,
  SWITCHES,
  type Switch,
} from '#features/municipalities/index.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, may, page, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { dateField, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pane } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { settingOn } from '../rules.ts'
import { lastEntered } from '../store.ts'
import { besideOf, stepsOf } from '../store-open.ts'
import { enteredTable } from './history.ts'
import { asked, cityView, type Errors, lastOf, PATH, put, readDayField, type Settings, sureBox } from './parts.ts'

/** So many changes are shown beside what they are about. */
const SHOWN = 10

const PATH_ALL = `${PATH}/switches`
const DOES = { yes: '行う', no: '行わない' } as const
const doesText = (value: unknown): string => (value === false ? DOES.no : DOES.yes)

/** What holds on a day, and what is to come. */
function stateText(entries: readonly SettingEntry[], key: Switch, today: Day): string {
  const now = settingOn({ settings: entries }, doesKey(key), today)
  const next = entries.find(one => one.key === doesKey(key) && one.valid_from > today)
  return [
    `${doesText(now?.value)}${now ? `（${formatDay(now.valid_from)}から）` : ''}`,
    next && `${formatDay(next.valid_from)}から「${doesText(next.value)}」`,
  ]
    .filter(Boolean)
    .join('。')
}

const listView = (entries: readonly SettingEntry[], today: Day): View =>
  cityView(
    {
      title: '行うこと・行わないこと',
      lead: '市が行わないことを止めると、その入口・メニュー・ことばが消えます。これまでの記録は消えず、始まっているものは終わりまで続けられます。',
    },
    table<Switch>({
      caption: '行うこと・行わないこと',
      items: SWITCH_KEYS,
      cards: true,
      empty: '',
      columns: [
        {
          key: 'text',
          title: '何を',
          header: true,
          cell: key => html`<a href="${PATH_ALL}/${key}">${SWITCHES[key].text}</a>`,
        },
        { key: 'state', title: 'いま', cell: key => stateText(entries, key, today) },
        { key: 'without', title: '行わないときは', cell: key => SWITCHES[key].without },
      ],
    }),
  )

/** What is open of it, and whose: to be known before it is switched off. */
async function openPart(db: Read, key: Switch): Promise<Content> {
  const { count, owners } = await stepsOf(db, key)
  const beside = await besideOf(db, key)
  if (count === 0 && beside === 0)
    return notice({
      kind: 'info',
      title: 'いま開いているものはありません。',
      body: '止めても、続きが残る人はいません。',
    })
  return notice({
    kind: 'warning',
    title: [
      key === 'placement' && beside > 0 && `公開中の雇用・派遣が${beside}件あり、止めた日に募集を終えます。`,
      key === 'imports' && beside > 0 && `読んだだけで、まだ取り込んでいないファイルが${beside}件あります。`,
      count > 0 && `これに関わる「次の一歩」が${count.toLocaleString('ja')}件開いています。`,
    ].filter(Boolean),
    body:
      count > 0 &&
      `${owners ? `担当：${owners.map(({ owner, count }) => `${owner} ${count}件`).join('、')}。` : '担当ごとの件数は、「やること」で確かめられます。'}止めても一歩は残り、それぞれの担当が終わりにできます。`,
  })
}

type Shown = { typed: Submitted; errors: Errors }

async function view(ask: Ask<Staff, 'key'>, db: Read, shown?: Shown): Promise<View | null> {
  const { key } = ask.params
  if (!isSwitch(key)) return null
  const entries = await allSettings(db)
  const own = entries.filter(one => one.key === doesKey(key)).toReversed()
  const { text, without, source } = SWITCHES[key]
  const { typed, errors } = shown ?? { typed: filled({}), errors: {} }
  return cityView(
    { title: text, lead: `いま：${stateText(entries, key, ask.today)}`, back: [PATH_ALL, '行うこと・行わないこと'] },
    [
      pane({ title: '行わないときは', body: html`<p>${without}</p><p class="faint">もとになるもの：${source}</p>` }),
      await openPart(db, key),
      table<SettingEntry>({
        caption: 'これまで',
        items: own,
        cards: true,
        empty: 'まだ決めていません。行うものとして扱っています。',
        columns: [
          { key: 'from', title: 'いつから', header: true, cell: one => formatDay(one.valid_from) },
          { key: 'value', title: '行うか', cell: one => doesText(one.value) },
          { key: 'source', title: 'わけ・もとになるもの', cell: one => one.source },
        ],
      }),
      enteredTable('だれが変えたか', await lastEntered(db, SHOWN, { about: `settings ${doesKey(key)}` })),
      may(ask, 'city.write') && pane({ title: '変える', body: changeForm(key, typed, errors) }),
    ],
    errors,
  )
}

const changeForm = (key: Switch, typed: Submitted, errors: Errors) => {
  const field = asked(typed, errors)
  return form({
    action: `${PATH_ALL}/${key}`,
    once: newId(),
    body: [
      radioField({
        ...field('does', '行うか'),
        options: Object.entries(DOES).map(([value, label]) => ({ value, label })),
      }),
      dateField(field('valid_from', 'いつから')),
      textField({
        ...field('source', 'わけ・もとになるもの'),
        hint: 'だれが読んでもわかるように。例：令和9年3月1日 課長決裁',
      }),
      sureBox(errors['sure']),
    ],
    submit: button({ text: '記録する', kind: 'main' }),
  })
}

/** Why it is asked once more: something is open, or a day that is over would change. */
async function doubtOf(db: Read, key: Switch, off: boolean, from: Day, today: Day): Promise<string | null> {
  if (from < today)
    return `${formatDay(from)}は、もう過ぎた日です。きょうからか、先の日にするのがふつうです。このままでよければ、しるしを付けてもう一度押してください。`
  if (!off) return null
  const { count } = await stepsOf(db, key)
  const beside = await besideOf(db, key)
  return count + beside > 0
    ? '上に書いたものが、まだ開いています。担当に知らせてから、しるしを付けてもう一度押してください。'
    : null
}

/** What a city does and does not do. */
export const switchPages = (settings: Settings) => [
  page.staff({
    path: PATH_ALL,
    can: 'city.read',
    audit: 'none',
    get: async (ask, db) => listView(await allSettings(db), ask.today),
  }),
  page.staff({ path: `${PATH_ALL}/:key`, can: 'city.read', audit: 'none', get: (ask, db) => view(ask, db) }),
  page.staff({
    path: `${PATH_ALL}/:key`,
    can: 'city.write',
    audit: { action: 'city.switch' },
    post: async (ask, tx, typed) => {
      const { key } = ask.params
      if (!isSwitch(key)) return null
      const from = readDayField('valid_from', one(typed, 'valid_from'))
      const chosen = one(typed, 'does')
      const errors: Errors = {
        ...from.errors,
        ...(chosen in DOES ? {} : { does: '行うか、行わないかを選んでください。' }),
      }
      if (Object.keys(errors).length > 0) return view(ask, tx, { typed, errors })
      const off = chosen === 'no'
      const doubt = one(typed, 'sure') === '1' ? null : await doubtOf(tx, key, off, from.value!, ask.today)
      if (doubt) return view(ask, tx, { typed, errors: { sure: doubt } })
      const entry = { key: doesKey(key), valid_from: from.value!, value: !off, source: one(typed, 'source').trim() }
      const done = await put(ask, tx, { settings: [entry] }, settings, `${PATH_ALL}/${key}`, lastOf)
      return 'errors' in done ? view(ask, tx, { typed, errors: done.errors }) : done
    },
  }),
]
