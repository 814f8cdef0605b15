import { html } from 'hono/html'
import { townsOf } from '#features/places/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay, parseDay } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button, printButton } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { PATH } from '../staff/paths.ts'
import { putInPopulation } from './actions.ts'
import { readPopulation } from './reading.ts'
import { type Held, populationsHeld } from './store.ts'

const HERE = `${PATH}/population`
const MOST_TOLD = 20

type Shown = { typed?: Submitted; errors?: Record<string, string>; wrong?: readonly string[] }

async function view(ask: Ask<Staff>, db: Read, { typed, errors = {}, wrong = [] }: Shown = {}): Promise<View> {
  return {
    title: '市民の人口',
    nav: PATH,
    ...(Object.keys(errors).length > 0 || wrong.length > 0 ? { status: 422 as const } : {}),
    body: html`${backLink(`${PATH}/equity`, '市民との比較に戻る')}${pageHead({
      title: '市民の人口',
      lead: '「市民との比較」で、登録した方とくらべる人口です。町・年齢・男女別の表を、何月何日現在のものかと出典をつけて入れます。',
      actions: printButton(),
    })}
    ${wrong.length > 0 && notice({ kind: 'error', live: true, title: `読めないところが${wrong.length}か所あるため、何も入れていません。`, body: html`<ul>${wrong.slice(0, MOST_TOLD).map(text => html`<li>${text}</li>`)}</ul>` })}
    ${heldTable(await populationsHeld(db))}
    ${may(ask, 'population.write') && html`<div class="screen-only">${checked(errors, pane({ title: '表のファイルから入れる', body: importForm(typed, errors) }))}</div>`}`,
  }
}

const heldTable = (held: readonly Held[]): Html =>
  table({
    caption: '入っている人口',
    items: held,
    cards: true,
    empty: '人口は、まだ入っていません。住民基本台帳の町丁字別・年齢別人口などの表を入れてください。',
    columns: [
      { key: 'day', title: 'いつ現在', header: true, cell: ({ as_of }) => formatDay(as_of) },
      {
        key: 'total',
        title: '表にある50歳以上（人）',
        numeric: true,
        cell: ({ total }) => total?.toLocaleString('ja') ?? '不明',
      },
      {
        key: 'towns',
        title: '町の数',
        numeric: true,
        cell: ({ towns, whole }) => (towns > 0 ? towns : whole > 0 ? '市全体だけ' : '—'),
      },
      { key: 'source', title: '出典', cell: ({ source }) => source },
      { key: 'by', title: '入れた職員', cell: ({ by, at }) => `${by ?? '市のファイル'}（${formatDay(dayOf(at))}）` },
    ],
  })

const importForm = (typed: Submitted | undefined, errors: Readonly<Record<string, string>>): Html => {
  const field = (name: string) => ({ name, value: typed ? one(typed, name) : '', error: errors[name] })
  return form({
    action: HERE,
    once: newId(),
    upload: true,
    body: [
      textField({
        ...{ name: 'file', label: '表のファイル（CSV・Excel）', type: 'file', accept: '.csv,.xlsx', required: true },
        error: errors['file'],
        hint: '見出しは「町名」「年齢」「男」「女」です。年齢は1歳ごとでも5歳ごとでもかまいません。町名のない行は市全体の数になります。示されていない数は「-」や「x」のままにします。同じ日の人口は、入れかえます。',
      }),
      textField({
        ...field('as_of'),
        label: 'いつ現在の人口か',
        required: true,
        width: 'medium',
        example: '令和8年4月1日',
      }),
      textField({ ...field('source'), label: '出典', required: true, example: '住民基本台帳 町丁字別・年齢別人口' }),
    ],
    submit: button({ text: '人口を入れる', kind: 'main' }),
  })
}

async function put(ask: Ask<Staff>, tx: Tx, typed: Submitted): Promise<Reply> {
  const file = typed.files['file']
  const [source, as_of] = [one(typed, 'source').trim().slice(0, 200), parseDay(one(typed, 'as_of'))]
  const late = as_of !== null && as_of > ask.today
  const errors = {
    ...(file ? {} : { file: '表のファイルを選んでください。' }),
    ...(source === '' ? { source: '出典を入力してください。例：住民基本台帳 町丁字別・年齢別人口' } : {}),
    ...(as_of === null ? { as_of: 'いつ現在の人口かを、日付で入力してください。例：令和8年4月1日' } : {}),
    ...(late ? { as_of: 'きょうより後の日付です。人口を数えた日を入力してください。' } : {}),
  }
  if (!file || !as_of || Object.keys(errors).length > 0) return view(ask, tx, { typed, errors })
  const towns = new Map((await townsOf(tx)).map(({ name, id }) => [name, id]))
  const read = await readPopulation(file.bytes, towns)
  if ('wrong' in read) return view(ask, tx, { typed, wrong: read.wrong })
  const replaced = await putInPopulation(tx, read.rows, { as_of, source }, doing(ask))
  return {
    redirect: HERE,
    flash: `${formatDay(as_of)}現在の人口を入れました。${replaced > 0 ? '同じ日の前の人口と入れかえました（前の数は記録に残ります）。' : ''}`,
  }
}

export const populationPages = [
  page.staff({ path: HERE, can: 'breakdowns.read', audit: 'none', whole: true, get: (ask, db) => view(ask, db) }),
  page.staff({ path: HERE, can: 'population.write', audit: { action: 'population.put-in' }, takes: 'file', post: put }),
]
