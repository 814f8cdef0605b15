import { html } from 'hono/html'
import { personLink } from '#features/people/index.ts'
import { formatCode } from '#features/requests/index.ts'
import { lateText } from '#features/steps/index.ts'
import { formatShort } from '#platform/dates.ts'
import { page } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import { whole } from '#ui/html.ts'
import { filterForm, pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { lateMark } from '#ui/steps.ts'
import { table } from '#ui/table.ts'
import { codeBegun, PARTNERS, PATH, referralPath } from '../rules.ts'
import { type Referral, referralsCoded, referralsListed, standingNow } from '../store.ts'
import { STATUS_TEXT } from '../text.ts'

/** Those that are open or over. Four signs of the code of a sheet open the one that it is of, at the field for its answer. */
export const list = page.staff({
  path: PATH,
  can: 'people.read',
  audit: { action: 'referral.list' },
  get: async (ask, db) => {
    const query = ask.url.searchParams
    const [typed, over] = [query.get('code') ?? '', query.get('status') === 'over']
    const code = codeBegun(typed)
    const coded = code ? await referralsCoded(db, code) : []
    if (coded.length === 1) return { redirect: `${referralPath(coded[0]!.id)}#f-answer` }
    const rows = code ? coded : typed ? [] : await referralsListed(db, { over, code })
    const { open, late, lost } = await standingNow(db, ask.today)
    return {
      title: 'つなぎ',
      nav: PATH,
      body: html`${pageHead({
        title: 'つなぎ',
        lead: '連携機関におつなぎした方です。返事と結果がもどるまで、終わりません。新しく作るときは、利用者の画面から始めます。',
        actions: [
          linkButton({ href: PARTNERS, text: '連携機関の一覧' }),
          linkButton({ href: `${PATH}/months`, text: '月ごとの数' }),
        ],
      })}<p>終わっていないもの${open}件・期限を過ぎたもの${late}件・担当や期限のないもの${lost}件${lost === 0 && '（滞留はありません）'}</p>${filterForm(
        {
          action: PATH,
          label: '番号でさがす',
          body: textField({
            name: 'code',
            label: '紙の番号（はじめの4文字）',
            type: 'search',
            value: typed,
            width: 'medium',
          }),
          submit: button({ text: 'ひらく', icon: 'search' }),
        },
      )}${tabs('つなぎのようす', [
        { href: PATH, text: '終わっていません', current: !over && !typed },
        { href: `${PATH}?status=over`, text: '終わりました', current: over && !typed },
      ])}${listTable(rows, ask.today, typed ? `番号「${typed}」` : over ? '終わったつなぎ' : '終わっていないつなぎ', typed !== '')}`,
    }
  },
})

const listTable = (rows: readonly Referral[], today: string, caption: string, sought: boolean) =>
  table({
    ...{ caption, items: rows, cards: true },
    empty: sought
      ? 'この番号のつなぎはありません。はじめの4文字を、もう一度確かめてください。'
      : 'いまは、ありません。',
    columns: [
      {
        ...{ key: 'partner', title: '連携機関', header: true },
        cell: row =>
          html`<a href="${referralPath(row.id)}">${row.partner}</a> <span class="faint">${whole(formatCode(row.code))}</span>`,
      },
      { key: 'who', title: '利用者', cell: row => personLink({ ...row, id: row.person_id }) },
      { key: 'status', title: 'ようす', cell: row => STATUS_TEXT[row.status] },
      { key: 'sent', title: '送った日', cell: row => (row.sent_on ? formatShort(row.sent_on) : 'まだ') },
      {
        ...{ key: 'due', title: '期限・終わった日' },
        cell: row =>
          row.ended_on
            ? formatShort(row.ended_on)
            : html`${formatShort(row.due_on)}まで${lateMark(lateText(row.due_on, today))}`,
      },
    ],
  })
