import { html } from 'hono/html'
import { type Checked, checkedLog } from '#platform/audit/index.ts'
import { YUI } from '#platform/called.ts'
import { today } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Content } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'

const count = (lines: number): string => lines.toLocaleString('ja')

/** Where the log is not as it was written: from which line on, what that means, what to do and whom to tell. */
export const brokenNotice = (checked: Checked | null): Content =>
  checked?.broken != null &&
  checked.found_at !== null &&
  notice({
    kind: 'error',
    title: `閲覧の記録が、${count(checked.broken)}件目から、書かれたときのままではありません。`,
    body: html`<p>だれがどなたの記録を見たかの記録です。${formatDay(today(checked.found_at))}の確認で見つかりました。記録が書きかえられたか、一部がなくなっています。</p>
      <p>すぐに個人情報の責任者とシステムの担当へ知らせてください。サーバーで <code>${YUI} audit verify</code> を実行して確かめ、バックアップと見比べます。もとにもどると、次の日の確認でこの表示は消えます。</p>`,
  })

/** Up to which line the log was proved, when, and with what result. */
export async function chainPart(db: Read): Promise<Content> {
  const checked = await checkedLog(db)
  return brokenNotice(checked) || html`<p>${checkedText(checked)}</p>`
}

function checkedText(checked: Checked | null): string {
  if (!checked) return '書きかえられていないかの確認は、まだ行っていません。毎日の定時処理で行います。'
  const { seq, head_seq, checked_at } = checked
  const said = (upTo: number) =>
    `${formatDay(today(checked_at))}に、1件目から${count(upTo)}件目までが書かれたときのままであることを確かめました。`
  return seq === 0 ? said(head_seq) : `${said(seq)}${count(head_seq)}件目までの残りは、次の日の確認で続けます。`
}
