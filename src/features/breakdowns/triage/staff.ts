import { html } from 'hono/html'
import { z } from 'zod'
import { csvHeaders, writeCsv } from '#platform/csv.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { line, needed, oneOf } from '#platform/reading.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton, printButton } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { seeingOf } from '../staff/asked.ts'
import { figureRows } from '../staff/csv.ts'
import { figureTables } from '../staff/parts.ts'
import { PATH } from '../staff/paths.ts'
import { hiddenText } from '../text.ts'
import { useTriage } from './actions.ts'
import { LEAST } from './rules.ts'
import { type Triage, triageOf } from './tables.ts'
import { ADVICE_TEXT } from './text.ts'

const HERE = `${PATH}/triage` as const
type Shown = { typed: Submitted; errors: Readonly<Record<string, string>> }

/** Which kinds of wishes came to a decision with few talks, and whether the desk is told of it. */
async function view(ask: Ask<Staff>, db: Read, shown?: Shown): Promise<View> {
  const triage = await triageOf(db, seeingOf(ask))
  const { as_of, below, tables, usual } = triage
  return {
    title: '相談のめやす',
    nav: PATH,
    ...(shown ? { status: 422 as const } : {}),
    body: html`${backLink(`${PATH}/costs`, 'かかった時間と周知に戻る')}${pageHead({
      title: '相談のめやす',
      lead: `どのような相談が、何回で決まったかを数えています。${as_of ? `${formatDay(as_of)}に数えました。` : ''}`,
      actions: [linkButton({ href: `${HERE}.csv`, text: 'CSV', download: true }), printButton()],
    })}
    ${as_of === null && notice({ kind: 'info', title: 'まだ数えていません。', body: '毎日1回数えます。あす、もう一度開いてください。' })}
    ${below !== null && notice({ kind: 'info', title: `${below}未満の数は伏せています。`, body: hiddenText(below) })}
    ${figureTables(tables, () => false)}
    <ul class="faint"><li>「はじめた方」は相談をはじめた方、「1回」「2回」「3回以上」はその回数の相談ではじめの活動が決まった方、「まだ」は決まっていない方、「時間」は決まるまでの相談の時間の平均です（すべての相談の時間がわかる方だけ）。</li>
      <li>決まった方のうち1回で決まった方が${usual}%以上なら「${ADVICE_TEXT.once}」、2回以上かかった方が${usual}%以上なら「${ADVICE_TEXT.several}」、そのほかは「${ADVICE_TEXT.either}」です。決まった方が${LEAST}人未満のときは、割合を出しません。</li></ul>
    ${may(ask, 'triage.use') && checked(shown?.errors ?? {}, usePane(triage, shown))}`,
  }
}

function usePane({ used }: Triage, shown?: Shown): Html {
  const { typed, errors } = shown ?? { typed: filled({ used: used ? 'yes' : 'no' }), errors: {} as Shown['errors'] }
  return pane({
    title: '窓口に出すか',
    body: html`<p>いまは、窓口の画面に${used ? '出しています。相談員は、使わなくてもかまいません。' : '出していません。'}</p>${form(
      {
        action: HERE,
        once: newId(),
        body: [
          radioField({
            ...{ name: 'used', label: 'きょうから', required: true, value: one(typed, 'used'), error: errors['used'] },
            options: [
              { value: 'yes', label: '使う（窓口の画面に、めやすを出す）' },
              { value: 'no', label: '使わない（窓口の画面には出さない）' },
            ],
          }),
          textField({
            ...{ name: 'source', label: 'もとになるもの', required: true, example: '所管課の決裁 令和8年11月20日' },
            ...{ value: one(typed, 'source'), error: errors['source'] },
          }),
        ],
        submit: button({ text: '決める', kind: 'main' }),
      },
    )}`,
  })
}

const useForm = z.object({
  used: needed(oneOf(['yes', 'no']), '使うか、使わないかを選んでください。'),
  source: needed(line('もとになるもの', 200), 'もとになるものを入力してください。例：所管課の決裁 令和8年11月20日'),
})

/** The tables of the page for a spreadsheet, as whoever asks sees them. */
const csvPage = page.staff({
  path: `${HERE}.csv`,
  can: 'breakdowns.read',
  audit: 'none',
  whole: true,
  get: async (ask, db) => {
    const { as_of, below, tables } = await triageOf(db, seeingOf(ask))
    const rows = [
      ['数えた日', as_of ?? ''],
      ...(below === null ? [] : [[hiddenText(below)]]),
      [],
      ...tables.flatMap(table => [[table.title], ...figureRows(table), []]),
    ]
    return new Response(writeCsv(rows), { headers: csvHeaders(`triage-${as_of ?? ask.today}.csv`) })
  },
})

export const triagePages = [
  csvPage,
  page.staff({ path: HERE, can: 'breakdowns.read', audit: 'none', whole: true, get: (ask, db) => view(ask, db) }),
  page.staff({
    path: HERE,
    can: 'triage.use',
    audit: { action: 'triage.use' },
    post: async (ask, tx, typed) => {
      const read = accept(useForm, typed)
      if (!read.ok) return view(ask, tx, { typed, errors: read.errors })
      const used = read.value.used === 'yes'
      await useTriage(tx, { used, source: read.value.source }, doing(ask))
      return {
        redirect: HERE,
        flash: used ? '窓口の画面に、めやすを出します。' : '窓口の画面には、めやすを出しません。',
      }
    },
  }),
]
