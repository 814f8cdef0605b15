import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { addDays, type Day, formatDay } from '#platform/dates.ts'
import type { Mine, Owned } from '#platform/feature.ts'
import { newId } from '#platform/ids.ts'
import { button } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { type Html, sr } from '#ui/html.ts'
import { more } from '#ui/layout.ts'
import { OWN, PATHS } from '../paths.ts'
import { ASKED_AT, newPath } from './resident.ts'
import { SHOWN_DAYS } from './rules.ts'
import { type OwnSearch, ownSearches } from './store.ts'
import { ENDED_TEXT } from './text.ts'

const live = ({ id, kind, asked, name, begun_on, until_on }: OwnSearch): Html =>
  html`<li><a href="${ASKED_AT[kind]}?${asked}">${name}</a><br><span class="faint">${formatDay(begun_on)}から${formatDay(until_on)}まで</span>
    ${form({ action: OWN.search, once: newId(), body: hidden('id', id), submit: button({ text: html`このお知らせをやめる${sr(`（${name}）`)}`, kind: 'quiet' }) })}</li>`

const over = ({ kind, asked, name, ended_as, ended_at }: OwnSearch): Html =>
  html`<li>${name}　<span class="faint">${formatDay(dayOf(ended_at!))}に、${ENDED_TEXT[ended_as!]}。</span><br><a href="${newPath(kind)}?${asked}">もう一度知らせてもらう${sr(`（${name}）`)}</a></li>`

const isShown = ({ ended_at }: OwnSearch, today: Day): boolean =>
  ended_at !== null && dayOf(ended_at) >= addDays(today, -SHOWN_DAYS)

/** Of what they are told when something new comes; each is ended by one press. */
export const searchesMine: Mine = {
  at: 31,
  title: ['searches', '新しい活動のお知らせ'],
  folded: true,
  show: async (db, { today }) => {
    const all = await ownSearches(db)
    const [on, off] = [all.filter(({ ended_at }) => ended_at === null), all.filter(one => isShown(one, today))]
    return html`${on.length > 0 ? html`<ul class="points">${on.map(live)}</ul>` : html`<p>いまお知らせしている条件は、ありません。<a href="/opportunities">活動をさがす</a>か<a href="${PATHS.forMe}">合う活動</a>の画面で、「この条件で新しい活動が出たら知らせる」を押してください。</p>`}
      ${off.length > 0 && more({ title: '終わったお知らせ', body: html`<ul class="points">${off.map(over)}</ul>` })}`
  },
}

/** All of them, to take along. */
export const searchesOwned: Owned = {
  key: 'searches',
  text: '新しい活動のお知らせ',
  read: async db =>
    (await ownSearches(db)).map(({ name, begun_on, until_on, ended_at, ended_as }) => ({
      条件: name,
      始めた日: formatDay(begun_on),
      いつまで: formatDay(until_on),
      いま: ended_at && ended_as ? `${formatDay(dayOf(ended_at))}に、${ENDED_TEXT[ended_as]}` : 'お知らせしています',
    })),
}
