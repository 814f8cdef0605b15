import { html } from 'hono/html'
import { SETTINGS as SMALL_SETTING, smallBelowOn } from '#features/breakdowns/index.ts'
import { YUI } from '#platform/called.ts'
import { eraYear, formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { selectField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { readerOn, releaseTo, toldIn, yearsOn } from './actions.ts'
import { LEGEND, toldPart } from './parts.ts'
import type { ToldLine } from './rules.ts'
import { type Reader, readers } from './store.ts'
import { periodText, QUARTERS } from './text.ts'

const PATH = '/staff/widearea'
const NOBODY = 'nobody'

type Shown = { typed: Submitted; errors: Readonly<Record<string, string>> }

async function view(ask: Ask<Staff>, db: Read, shown?: Shown): Promise<View> {
  const all = await readers(db)
  const reader = await readerOn(db, ask.today)
  const below = await smallBelowOn(db, ask.today)
  const tables = []
  for (const year of yearsOn(ask.today)) tables.push(yearTable(year, await toldIn(db, year, ask.today)))
  const errors = shown?.errors ?? {}
  return {
    title: '都道府県に見せる数字',
    nav: '/staff/city',
    ...(shown ? { status: 422 as const } : {}),
    body: html`${backLink('/staff/city', '市の設定')}${pageHead({
      title: '都道府県に見せる数字',
      lead: '見せるのは、下の表の数字だけです。利用者・団体・職員のことや、市の設定は、都道府県からは見えません。',
    })}
    ${
      reader
        ? notice({
            kind: 'info',
            title: `いま、${reader.name}に見せています。`,
            body: '数字は毎日、その日の記録で作りなおします。',
          })
        : notice({ kind: 'info', title: 'いまは、どこにも見せていません。' })
    }
    ${checked(errors, may(ask, 'figures.release') && pane({ title: 'だれに見せるか', body: releaseForm(all, reader, shown?.typed ?? filled({}), errors) }))}
    ${tables}${LEGEND(below)}
    <p class="faint">伏せる小さな数は、<a href="/staff/city/settings/smallBelow">設定の「${SMALL_SETTING.smallBelow.text}」</a>で決めます。</p>`,
  }
}

function releaseForm(
  all: readonly Reader[],
  reader: Reader | null,
  typed: Submitted,
  errors: Readonly<Record<string, string>>,
) {
  if (all.length === 0)
    return html`<p>数字を読む都道府県が、まだ登録されていません。サーバーを動かす人が ${YUI} prefecture add で登録すると、ここで選べます。</p>`
  return form({
    action: PATH,
    once: newId(),
    body: [
      selectField({
        name: 'to',
        label: '見せる相手',
        required: true,
        value: one(typed, 'to') || (reader?.code ?? NOBODY),
        error: errors['to'],
        options: [
          { value: NOBODY, label: 'どこにも見せない' },
          ...all.map(({ code, name }) => ({ value: code, label: name })),
        ],
      }),
      textField({
        name: 'source',
        label: 'わけ・もとになるもの',
        required: true,
        hint: '例：千葉県との覚書（令和8年12月1日）',
        value: one(typed, 'source'),
        error: errors['source'],
      }),
    ],
    submit: button({ text: 'きょうから、こうする', kind: 'main' }),
  })
}

const yearTable = (year: number, lines: readonly ToldLine[]) =>
  html`<div class="landscape">${table<ToldLine>({
    caption: `${eraYear(`${year}-06-01`)}度に見える数字`,
    items: lines,
    cards: 'beside',
    empty: '',
    columns: [
      {
        key: 'name',
        title: '指標',
        header: true,
        cell: ({ name, unit }) => html`${name}<small class="faint">（${unit}）</small>`,
      },
      ...[...QUARTERS, 0].map(quarter => ({
        key: `q${quarter}`,
        title: periodText(quarter),
        numeric: true,
        cell: ({ cells }: ToldLine) => toldPart(cells[quarter]!),
      })),
    ],
  })}</div>`

/** What a city tells a prefecture, exactly as it is told, and to whom. */
export const staffPages = [
  page.staff({ path: PATH, can: 'figures.see', audit: 'none', get: (ask, db) => view(ask, db) }),
  page.staff({
    path: PATH,
    can: 'figures.release',
    audit: { action: 'figures.release' },
    post: async (ask, tx, typed) => {
      const [to, source] = [one(typed, 'to'), one(typed, 'source').trim()]
      const all = await readers(tx)
      const chosen = all.find(({ code }) => code === to)
      const errors = {
        ...(!chosen && to !== NOBODY ? { to: '見せる相手を選んでください。' } : {}),
        ...(source === '' ? { source: 'わけを書いてください。例：千葉県との覚書（令和8年12月1日）' } : {}),
        ...(source.length > 400 ? { source: '400文字までにしてください。' } : {}),
      }
      if (Object.keys(errors).length > 0) return view(ask, tx, { typed, errors })
      await releaseTo(tx, { code: chosen?.code ?? null, source }, doing(ask))
      const flash = chosen
        ? `${formatDay(ask.today)}から、${chosen.name}に見せます。`
        : `${formatDay(ask.today)}から、どこにも見せません。`
      return { redirect: PATH, flash }
    },
  }),
]
