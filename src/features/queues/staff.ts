import { html } from 'hono/html'
import { QUEUES_PATH, STAFF_PATH } from '#features/appointments/index.ts'
import { refusedStatus, type Shown } from '#features/requests/index.ts'
import { addDays, formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden, selectField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { qr } from '#ui/qr.ts'
import { table } from '#ui/table.ts'
import { callNext, callNumber, openButton, openQueue, takeNumber } from './actions.ts'
import { afterCall, minutesBetween, queuePath, screenPath, TICKET_VERBS, type TicketVerb } from './rules.ts'
import { type Queue, queueById, queuesOf, type Ticket, ticketsOn, type Waited, waitedSince } from './store.ts'
import { TICKET_TEXT, VERB_TEXT } from './text.ts'

/** Figures reach back so many days. */
const BACK = 14
const audit = { action: 'queue.work' }

/** Who came without a booking: the numbers of the day, who is called where, and how long people waited. */
const list = page.staff({ path: QUEUES_PATH, can: 'appointments.read', audit, get: (ask, db) => view(ask, db) })

async function view(ask: Ask<Staff>, db: Read, shown: Shown = {}, told: Content = false): Promise<View> {
  const [queues, tickets] = [await queuesOf(db), await ticketsOn(db, ask.today)]
  const waited = await waitedSince(db, addDays(ask.today, -BACK))
  return {
    title: '整理番号',
    nav: STAFF_PATH,
    ...refusedStatus(shown),
    body: html`${backLink(STAFF_PATH, '面談の一覧へ')}${pageHead({ title: '整理番号（予約のない方）', lead: 'お名前は残りません。番号だけでお呼びします。' })}${told}
      ${queues.length === 0 && notice({ kind: 'info', title: 'まだ番号の列がありません。下で、窓口ごとに作ります。' })}
      <div class="stack">${queues.map(queue => queuePart(ask, queue, tickets, waited))}${may(ask, 'appointments.write') && addPart(shown)}</div>`,
  }
}

const press = (
  queue: string,
  verb: string,
  text: string,
  kind: 'main' | 'plain' | 'quiet',
  body: Content = false,
): Html =>
  form({
    action: `${queuePath(queue)}/do`,
    once: newId(),
    body: [hidden('do', verb), body],
    submit: button({ text, kind }),
    class: 'row',
  })

const COUNTERS = Array.from({ length: 6 }, (_, at) => ({ value: `${at + 1}`, label: `${at + 1}番窓口` }))

function queuePart(ask: Ask<Staff>, queue: Queue, tickets: readonly Ticket[], waited: readonly Waited[]): Html {
  const its = tickets.filter(({ queue_id }) => queue_id === queue.id)
  const waiting = its.filter(({ status }) => status === 'waiting')
  const writes = may(ask, 'appointments.write')
  const counter = selectField({ name: 'counter', label: 'どの窓口へ', value: '1', options: COUNTERS })
  return pane({
    title: queue.name,
    aside: `お待ち ${waiting.length}人`,
    body: html`<div class="stack">${writes && html`<div class="grid2">${press(queue.id, 'next', '次の方を呼ぶ', 'main', counter)}${press(queue.id, 'take', '番号を1つ出す', 'plain')}</div>`}
      ${ticketTable(ask, its, writes)}${waitedTable(waited.filter(({ queue_id }) => queue_id === queue.id))}
      <p>${linkButton({ href: screenPath(queue.id), text: 'お呼び出しの画面を開く' })}</p>
      ${writes && more({ title: '入口に置くボタン', body: html`<p>タブレットなどで開くと、来た方が自分で番号をとれます。職員の画面は開けません。</p>${press(queue.id, 'button', 'ボタンの住所を作る（前の住所は使えなくなります）', 'quiet')}` })}</div>`,
  })
}

const ticketTable = (ask: Ask<Staff>, tickets: readonly Ticket[], writes: boolean): Html =>
  table({
    caption: 'きょうの番号',
    items: tickets.filter(({ status }) => status !== 'served'),
    cards: true,
    empty: 'いま、お待ちの方はいません。',
    columns: [
      { key: 'number', title: '番号', header: true, cell: one => `${one.number}番` },
      {
        key: 'status',
        title: 'ようす',
        cell: one =>
          `${TICKET_TEXT[one.status]}${one.status !== 'waiting' && one.counter ? `（${one.counter}番窓口）` : ''}`,
      },
      { key: 'wait', title: '待った時間', cell: one => `${minutesBetween(one.taken_at, one.called_at ?? ask.now)}分` },
      {
        key: 'do',
        title: '記録',
        pressed: true,
        cell: one =>
          writes &&
          html`<div class="buttons">${TICKET_VERBS.filter(
            verb => afterCall(one.status, verb) !== null && !(verb === 'call' && one.status === 'waiting'),
          ).map(verb =>
            press(one.queue_id, verb, VERB_TEXT[verb], 'quiet', [
              hidden('ticket', one.id),
              hidden('counter', one.counter),
            ]),
          )}</div>`,
      },
    ],
  })

const waitedTable = (waited: readonly Waited[]): Html =>
  more({
    title: 'この2週間の待ち時間',
    body: table({
      caption: '呼ばれるまでの時間',
      items: waited,
      empty: 'まだありません。',
      columns: [
        { key: 'day', title: '日', header: true, cell: one => formatShort(one.on_day) },
        { key: 'taken', title: '番号をとった人', numeric: true, cell: one => `${one.taken}人` },
        { key: 'left', title: '呼ばれずに帰った人など', numeric: true, cell: one => `${one.left}人` },
        {
          key: 'middle',
          title: '半分の人が呼ばれるまで',
          numeric: true,
          cell: one => (one.middle === null ? 'わかりません' : `${one.middle}分`),
        },
        {
          key: 'longest',
          title: 'いちばん長く',
          numeric: true,
          cell: one => (one.longest === null ? 'わかりません' : `${one.longest}分`),
        },
      ],
    }),
  })

const addPart = (shown: Shown): Content =>
  more({
    title: '番号の列を加える',
    open: shown.errors !== undefined,
    body: checked(
      shown.errors ?? {},
      form({
        action: `${QUEUES_PATH}/add`,
        once: newId(),
        body: textField({
          name: 'name',
          label: '列の名前',
          required: true,
          value: '',
          error: shown.errors?.['name'],
          example: '生涯現役窓口',
        }),
        submit: button({ text: '加える' }),
      }),
    ),
  })

const add = page.staff({
  path: `${QUEUES_PATH}/add`,
  can: 'appointments.write',
  audit,
  post: async (ask, tx, typed): Promise<Reply> => {
    const name = one(typed, 'name').trim().slice(0, 40)
    if (name === '') return view(ask, tx, { typed, errors: { name: '列の名前を入力してください。例：生涯現役窓口' } })
    await openQueue(tx, name, doing(ask))
    return { redirect: QUEUES_PATH, flash: '番号の列を加えました。' }
  },
})

/** What is told of each press; null where it could not be done any more. */
const act = page.staff({
  path: `${queuePath(':id')}/do`,
  can: 'appointments.write',
  audit,
  post: async (ask, tx, typed): Promise<Reply> => {
    const queue = await queueById(tx, ask.params.id)
    if (!queue) return null
    const [pressed, counter] = [one(typed, 'do'), one(typed, 'counter').trim().slice(0, 10)]
    const done = (text: string | null) => ({
      redirect: QUEUES_PATH,
      ...doneOr(text !== null, text ?? '', 'もう変わっています。いまのようすを確かめてください。'),
    })
    if (pressed === 'button') {
      const address = `${ask.url.origin}/queues/at/${await openButton(tx, queue.id, doing(ask))}`
      const told = html`<p>入口の機器で、この住所を開いてください。この画面を閉じると、もう見られません。</p>${qr(address, '番号をとるボタン')}${textField({ name: 'address', label: 'ボタンの住所（URL）', value: address, readonly: true })}`
      return view(
        ask,
        tx,
        {},
        notice({ kind: 'success', title: `「${queue.name}」のボタンの住所ができました`, body: told }),
      )
    }
    if (pressed === 'take') return done(`${await takeNumber(tx, queue.id, doing(ask))}番をお渡しください。`)
    if (pressed === 'next') {
      const number = await callNext(tx, queue.id, counter, doing(ask))
      return done(number === null ? null : `${number}番の方を呼びました。`)
    }
    const verb: TicketVerb | undefined = TICKET_VERBS.find(verb => verb === pressed)
    const ticket = (await ticketsOn(tx, ask.today)).find(
      ({ id, queue_id }) => id === one(typed, 'ticket') && queue_id === queue.id,
    )
    const changed = verb && ticket && (await callNumber(tx, ticket, verb, counter, ask.now))
    return done(changed ? `${ticket.number}番：${VERB_TEXT[verb]}` : null)
  },
})

export const staffPages = [list, add, act]
