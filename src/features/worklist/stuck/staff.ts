import { html } from 'hono/html'
import { brokenNotice } from '#features/looks/index.ts'
import { checkedLog } from '#platform/audit/index.ts'
import { today } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Subject } from '#platform/feature.ts'
import { doneOr } from '#platform/flash.ts'
import { newId } from '#platform/ids.ts'
import { countStuck, type Stuck, stuckJobs, tryAgain } from '#platform/listen.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'

const PATH = '/staff/stuck'
const CAN = 'stuck.retry'

/** For those who may do something about it: that work which follows by itself has not been done, or the log was changed. */
export async function stuckNotice(ask: Ask<Staff>, db: Read): Promise<Content> {
  if (!may(ask, 'stuck.retry')) return false
  const [count, log] = [await countStuck(db, ask.now), await checkedLog(db)]
  return [
    log?.broken != null &&
      notice({
        kind: 'error',
        title: '閲覧の記録が、書かれたときのままではありません。',
        body: html`<a href="${PATH}">どこからかと、することを確かめる</a>`,
      }),
    count > 0 &&
      notice({
        kind: 'warning',
        title: `自動の処理が${count}件、終わっていません。`,
        body: html`<a href="${PATH}">終わっていない処理を確かめる</a>`,
      }),
  ]
}

const list = (subjects: readonly Subject[]) =>
  page.staff({
    path: PATH,
    can: CAN,
    audit: { action: 'stuck.read' },
    get: async (ask, db) => ({
      title: '終わっていない処理',
      nav: '/staff',
      body: html`${pageHead({ title: '終わっていない処理', lead: '記録のあとに自動で行う処理のうち、うまくいっていないものです。「くり返し中」は間をあけて自動でやり直しています。「停止」は「もう一度」を押すとやり直します。' })}
      ${brokenNotice(await checkedLog(db))}
      ${stuckTable(ask, subjects, await stuckJobs(db, ask.now))}`,
    }),
  })

const stuckTable = (ask: Ask<Staff>, subjects: readonly Subject[], items: readonly Stuck[]): Html =>
  table({
    caption: '処理',
    items,
    total: items.length,
    empty: '終わっていない処理はありません。',
    cards: true,
    columns: [
      { key: 'what', title: '処理', header: true, cell: ({ told, job }) => told || job },
      { key: 'subject', title: '対象', cell: item => subjectCell(ask, subjects, item) },
      { key: 'since', title: 'いつから', cell: ({ failed_at, at }) => formatDay(today(failed_at ?? at)) },
      { key: 'state', title: '状態', cell: stateCell },
      { key: 'again', title: 'やり直し', cell: againCell },
    ],
  })

/** Never a name: the page of the subject shows it to those who may see it. */
function subjectCell(ask: Ask<Staff>, subjects: readonly Subject[], { subject_kind, subject_id }: Stuck): Content {
  const { text, path, can } = subjects.find(({ kind }) => kind === subject_kind) ?? { text: '記録' }
  return path && can && ask.actor.permissions.has(can)
    ? html`<a href="${path(subject_id)}">${text}を開く</a>`
    : html`${text} <span class="faint">${subject_id.slice(-12)}</span>`
}

const stateCell = ({ given_up_at, tries }: Stuck): Content =>
  given_up_at ? html`<strong>停止</strong>（${tries}回失敗）` : tries > 0 ? `くり返し中（${tries}回失敗）` : '順番待ち'

const againCell = ({ happening, job }: Stuck): Html =>
  form({
    action: `${PATH}/${happening}`,
    once: newId(),
    body: hidden('job', job),
    submit: button({ text: 'もう一度' }),
  })

const again = page.staff({
  path: `${PATH}/:id` as const,
  can: CAN,
  audit: { action: 'stuck.retry', subject: ask => ['happening', ask.params.id] },
  post: async (ask, tx, typed) => {
    const planned = await tryAgain(tx, ask.params.id, one(typed, 'job'))
    return {
      redirect: PATH,
      ...doneOr(
        planned,
        'もう一度行います。少し待ってから、この画面を開き直してください。',
        'この処理は、もう終わっていました。',
      ),
    }
  },
})

export const stuckPages = (subjects: readonly Subject[]) => [list(subjects), again]
