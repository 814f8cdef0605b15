import { html } from 'hono/html'
import { fiscalYear } from '#platform/ages.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button, printButton } from '#ui/button.ts'
import { dateField, numberField, selectField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { seeingOf } from '../staff/asked.ts'
import { PATH } from '../staff/paths.ts'
import { yearText } from '../text.ts'
import { areaNames, guardedOn, registeredOf, setGuarded } from './actions.ts'
import { alertPages, alertTable } from './alert.ts'
import { type Choice, choicesOf } from './choices.ts'
import { GROUP_FIELDS, readGuarded, typedOf } from './forms.ts'
import { dueBy, type Guarded, standOf } from './rules.ts'
import { alertsOf } from './store.ts'
import { HERE } from './subject.ts'
import { ALONE, groupText, RULE, STAND_TEXT } from './text.ts'

type Shown = { typed: Submitted; errors: Readonly<Record<string, string>> }

/** The groups that the city means to reach: the quota of the year, what is due by today, and how many there are. */
async function view(ask: Ask<Staff>, db: Read, shown?: Shown): Promise<View> {
  const [groups, names] = [await guardedOn(db, ask.today), await areaNames(db)]
  const { whole } = seeingOf(ask)
  const year = fiscalYear(ask.today)
  const title = '届きにくい方への目標'
  return {
    title,
    nav: PATH,
    ...(shown ? { status: 422 as const } : {}),
    body: html`${backLink(`${PATH}/equity`, '市民との比較に戻る')}${pageHead({
      title: `${title}　${yearText(year)}`,
      lead: '窓口に届きにくい方を名ざしで決め、年度に登録を受ける人数を目標にします。',
      actions: printButton(),
    })}
    ${!whole && notice({ kind: 'info', title: '登録した人数と状態は、市全体の方を見られる職員だけに出しています。' })}
    ${guardTable(ask, await registeredOf(db, groups, { year, quarter: 4 }), { names, whole })}
    <ul class="faint"><li>${RULE}</li><li>${ALONE}</li></ul>
    ${
      may(ask, 'targets.set') && [
        alertTable(await alertsOf(db)),
        checked(
          shown?.errors ?? {},
          setPart(shown ?? { typed: typedOf(groups, ask.today), errors: {} }, await choicesOf(db), shown !== undefined),
        ),
      ]
    }`,
  }
}

type Counted = Guarded & { registered: number }

function guardTable(
  { today }: Ask<Staff>,
  items: readonly Counted[],
  { names, whole }: { names: ReadonlyMap<string, string>; whole: boolean },
): Html {
  const year = fiscalYear(today)
  return table<Counted>({
    caption: '目標と、いまの登録',
    items,
    cards: true,
    empty: '目標は、まだ決めていません。',
    columns: [
      { key: 'group', title: 'どのような方', header: true, cell: ({ group }) => groupText(group, names) },
      { key: 'quota', title: '目標（人/年度）', numeric: true, cell: ({ quota }) => quota.toLocaleString('ja') },
      {
        key: 'due',
        title: 'きょうまでの目安（人）',
        numeric: true,
        cell: ({ quota }) => dueBy(quota, year, today).toFixed(1),
      },
      ...(whole
        ? [
            {
              ...{ key: 'registered', title: '登録した方（人）', numeric: true },
              cell: ({ registered }: Counted) => registered.toLocaleString('ja'),
            },
            { key: 'stand', title: '状態', cell: (of: Counted) => STAND_TEXT[standOf({ ...of, year }, today)] },
          ]
        : []),
    ],
  })
}

/** Where the manager sets the groups and their quotas, from a day on. */
function setPart({ typed, errors }: Shown, choices: readonly Choice[], open: boolean): Html {
  const field = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors[name] })
  return more({
    title: '目標を決める・直す',
    open,
    body: form({
      action: HERE,
      once: newId(),
      body: [
        GROUP_FIELDS.map(
          ({ nth, group, quota }) =>
            html`<div class="grid2">${selectField({ ...field(group, `${nth}　どのような方`), empty: 'なし', options: choices })}${numberField({ ...field(quota, '年度に登録を受ける人数'), unit: '人' })}</div>`,
        ),
        dateField({ ...field('from', 'いつからの目標か'), required: true }),
        textField({ ...field('source', 'もとになるもの'), required: true, example: '第10期計画 第4章' }),
      ],
      submit: button({ text: '目標を決める', kind: 'main' }),
    }),
  })
}

export const guardPages = [
  page.staff({ path: HERE, can: 'breakdowns.read', audit: 'none', whole: true, get: (ask, db) => view(ask, db) }),
  page.staff({
    path: HERE,
    can: 'targets.set',
    audit: { action: 'targets.set' },
    post: async (ask, tx, typed) => {
      const read = readGuarded(typed, new Set((await choicesOf(tx)).map(({ value }) => value)))
      if (!read.ok) return view(ask, tx, { typed, errors: read.errors })
      await setGuarded(tx, read.value, doing(ask))
      return { redirect: HERE, flash: `${formatDay(read.value.from)}からの目標を決めました。` }
    },
  }),
  ...alertPages,
]
