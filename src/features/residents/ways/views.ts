import { html } from 'hono/html'
import type { ownSessions, passkeysOf } from '#features/accounts/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Ask, Resident, View } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { checkbox } from '#ui/choices.ts'
import { hidden } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { phoneLink } from '#ui/frame.ts'
import { type Content, type Html, sr } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { plainly } from '#ui/plainly.ts'
import { table } from '#ui/table.ts'
import { linePart } from '../line/views.ts'
import type { Channel } from '../rules.ts'
import { channelsHere } from '../sign-in/channels.ts'
import { addressField, codeField, demoTells, type Errors, lookFor, shownOf } from '../sign-in/views.ts'
import { hereOf } from './actions.ts'
import { type CardState, waysIn } from './rules.ts'
import type { ownAddresses, ownChanges, ownWaiting } from './store.ts'
import { CARD_STATE, changeText, WAY_TEXT } from './text.ts'

export const WAYS = '/my/ways'
export const ADD = `${WAYS}/add` as const
export const ADD_CODE = `${WAYS}/code` as const
export const REMOVE = `${WAYS}/remove` as const

type All<F extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<F>>
export type Own = {
  addresses: All<typeof ownAddresses>
  passkeys: All<typeof passkeysOf>
  sessions: All<typeof ownSessions>
  changes: All<typeof ownChanges>
  card: CardState
}
type Address = Own['addresses'][number]
type Mine = Ask<Resident>

const byDesk = ({ municipality: { desk_phone, desk_hours } }: Mine) => html`${phoneLink(desk_phone)}（${desk_hours}）`

const part = (id: string, title: string, body: Content): Html =>
  html`<section class="stack" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`

const addressTable = (addresses: readonly Code[]): Html =>
  table<Code>({
    ...{ caption: '登録してある届け先', unit: '件', cards: true, items: addresses },
    empty: plainly('まだありません。', 'まだ、ありません。'),
    columns: [
      { key: 'shown', title: '届く先', header: true, cell: one => html`${shownOf(one)}` },
      { key: 'since', title: '登録した日', cell: one => formatDay(dayOf(one.since)) },
      {
        ...{ key: 'change', title: '操作', pressed: true },
        cell: one =>
          html`<div class="buttons">${linkButton({
            href: `${ADD}?channel=${one.channel}&instead=${one.id}`,
            text: html`変える${sr(`：${shownOf(one)}`)}`,
          })}${linkButton({ href: `${REMOVE}?address=${one.id}`, text: html`外す${sr(`：${shownOf(one)}`)}`, kind: 'quiet' })}</div>`,
      },
    ],
  })

type Code = Address & { channel: Channel }
const isCode = (address: Address): address is Code => address.channel !== 'line'

/** What can be added here, and for whom that is nothing. */
function addresses(own: Own): Html {
  const here = channelsHere()
  const codes = own.addresses.filter(isCode)
  const asleep = codes.filter(({ channel }) => !here.includes(channel))
  return part(
    'addresses',
    '番号の届く先',
    html`<p>${plainly('ここに届く6けたの番号を入力すると、入れます。', 'ここに、6つの数字が届きます。それを書くと、入れます。')}</p>
      ${addressTable(codes)}
      ${asleep.length > 0 && notice({ kind: 'info', title: `${WAY_TEXT[asleep[0]!.channel]}には、いまは番号を送れません。`, body: 'ほかの方法で入ってください。窓口でも、カードをお作りします。' })}
      <div class="buttons">${here.map(channel => linkButton({ href: `${ADD}?channel=${channel}`, text: `${WAY_TEXT[channel]}を加える` }))}</div>
      ${!here.includes('sms') && html`<p class="hint">${plainly('携帯電話の番号（SMS）は、この市ではまだ使えません。', '携帯電話のSMSは、この市では、まだ使えません。')}</p>`}`,
  )
}

const changes = (own: Own): Html | false =>
  own.changes.length > 0 &&
  part('changes', '最近の変更', html`<ul class="points">${own.changes.map(one => html`<li>${changed(one)}</li>`)}</ul>`)

/** One change: when, what, of which address (of LINE nothing that could be read is kept), and whether it was taken back. */
function changed(one: Own['changes'][number]): Html {
  const address = one.way === 'sms' ? shownOf({ channel: 'sms', shown: one.shown }) : one.shown
  return html`${formatDay(dayOf(one.at))}　${changeText(one)}${one.way !== 'line' && html`<br>${address}`}
    ${one.undone_at && html`<br><b>取り消しました。</b>`}`
}

/** Every way that leads in, each with what can be done about it. */
export function waysView(ask: Mine, own: Own, passkeys: Content): View {
  const none = waysIn(own, hereOf(ask)) === 0
  return {
    title: 'ログインのしかた',
    nav: '/my',
    body: html`${backLink('/my', 'わたしのページへ')}${pageHead({ title: 'ログインのしかた', lead: plainly('このページに入る方法です。どれか1つで入れます。2つあると、1つを使えなくなったときも安心です。', 'このページに入る方法です。どれか1つで入れます。2つあると、安心です。') })}
      ${none && notice({ kind: 'warning', title: '入る方法が、窓口のカードだけです。', body: html`カードは、窓口でお作りします。${byDesk(ask)}` })}
      <div class="stack sections">${addresses(own)}${linePart(own.addresses.find(one => !isCode(one)))}${passkeys}
      ${part('card', '窓口のカード', html`<p>${CARD_STATE[own.card]}</p><p>${byDesk(ask)}</p>`)}
      ${part('devices', '入っている端末', html`<p>${plainly(`いま${own.sessions.length}台の端末で、このページを開いています。`, `いま、${own.sessions.length}台の電話やパソコンで、開いています。`)}</p><div class="buttons">${linkButton({ href: '/my/devices', text: '入っている端末を見る' })}</div>`)}
      ${changes(own)}</div>`,
  }
}

export type AddPage = {
  channel: Channel
  instead?: Address | undefined
  address?: string
  error?: string
  status?: View['status']
}

/** Where the number goes that proves a new address. */
export function addView({ channel, instead, address = '', error, status }: AddPage): View {
  const title = `${WAY_TEXT[channel]}を${instead ? '変える' : '加える'}`
  return {
    title,
    nav: '/my',
    ...(status && { status }),
    body: html`${backLink(WAYS, 'ログインのしかたへ')}${pageHead({ title, lead: plainly('新しい届け先に番号をお送りして、あなたに届くことを確かめます。', '新しいところに、番号を送ります。届くか、たしかめます。') })}
      ${instead && html`<p>${plainly('いまの届け先：', 'いまは：')}<b>${shownOf(instead)}</b></p>`}
      ${checked(
        error ? { address: error } : {},
        form({
          action: ADD,
          body: [
            hidden('channel', channel),
            hidden('instead', instead?.id ?? ''),
            addressField([channel], address, error),
          ],
          submit: button({ text: '番号を受け取る', kind: 'main' }),
        }),
      )}
      <p class="hint">${plainly(html`いまの届け先にも、変わったことをお知らせします。心当たりがないときに、取り消せるようにするためです。`, 'いまの届け先にも、変わったことを知らせます。')}</p>`,
  }
}

/** The number that reached the new address. */
export function addCodeView(
  ask: Mine,
  row: NonNullable<All<typeof ownWaiting>>,
  { code = '', errors = {} }: { code?: string; errors?: Errors } = {},
): View {
  const title = '届いた番号を入力してください'
  return {
    title,
    nav: '/my',
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    body: html`${backLink(WAYS, 'ログインのしかたへ')}${pageHead({ title, lead: html`<b>${shownOf(row)}</b>${plainly('に、6けたの番号をお送りします。1分ほどで届きます。', 'に、6つの数字を送ります。1分くらい待ってください。')}` })}
      ${demoTells(ask, row.channel)}
      ${checked(errors, form({ action: ADD_CODE, body: codeField(code, errors['code']), submit: button({ text: 'つぎへ', kind: 'main' }) }))}
      ${more({
        title: '番号が届かないとき',
        open: Boolean(errors['code']),
        body: html`<ul class="points">${lookFor(row)}</ul>
          ${form({
            action: ADD,
            body: [
              hidden('channel', row.channel),
              hidden('instead', row.instead_id ?? ''),
              hidden('address', row.shown),
            ],
            submit: [
              button({ text: '番号をもう一度送る' }),
              linkButton({
                href: `${ADD}?channel=${row.channel}${row.instead_id ? `&instead=${row.instead_id}` : ''}`,
                text: `${WAY_TEXT[row.channel]}を直す`,
                kind: 'quiet',
              }),
            ],
          })}`,
      })}`,
  }
}

/** Asks once more before an address is taken away; where it is the last way in, for a word that this is known. */
export function removeView(ask: Mine, address: Address, last: boolean, error?: string): View {
  const title = `${WAY_TEXT[address.channel]}を外す`
  return {
    title,
    nav: '/my',
    ...(error && { status: 422 as const }),
    body: html`${backLink(WAYS, 'ログインのしかたへ')}${pageHead({
      title,
      lead: isCode(address)
        ? html`<b>${shownOf(address)}</b>${plainly('に番号が届かなくなり、この届け先では入れなくなります。', 'には、もう番号を送りません。ここでは、入れなくなります。')}`
        : plainly(
            'LINEでは入れなくなります。お知らせも、LINEには届かなくなります。',
            'LINEでは、入れなくなります。お知らせも、LINEに来ません。',
          ),
    })}
      ${last && notice({ kind: 'warning', title: 'これは、最後の入る方法です。', body: html`外すと、次からは窓口でカードを受け取らないと入れません。先に、ほかの届け先を加えることができます。${byDesk(ask)}` })}
      ${checked(
        error ? { sure: error } : {},
        form({
          action: REMOVE,
          body: [
            hidden('address', address.id),
            last && checkbox({ name: 'sure', label: '窓口のカードだけになることが、わかりました', error }),
          ],
          submit: [
            button({ text: isCode(address) ? 'この届け先を外す' : 'LINEを外す', kind: 'danger' }),
            linkButton({ href: WAYS, text: 'やめる', kind: 'quiet' }),
          ],
        }),
      )}
      <p class="hint">${isCode(address) ? plainly(`まちがえて外したときも、そこに届くお知らせから、取り消せます。`, 'まちがえたときは、そこに届くお知らせから、もとに戻せます。') : plainly('まちがえて外したときは、もう一度つなげます。', 'まちがえたときは、もう一度、つなげます。')}</p>`,
  }
}
