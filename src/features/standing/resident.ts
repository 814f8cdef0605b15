import { html } from 'hono/html'
import { personPath } from '#features/people/index.ts'
import { addMinutes, today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Mine, Owned } from '#platform/feature.ts'
import { type Ask, doing, page, type Resident, type View } from '#platform/page.ts'
import { standingOver } from '#platform/standing-told.ts'
import { momentText } from '#platform/times.ts'
import { button, linkButton } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { summary } from '#ui/summary.ts'
import { endOwn } from './actions.ts'
import { CHOOSE, END, MINE, MINE_DELEGATES } from './paths.ts'
import { TOLD_DAYS } from './rules.ts'
import { type Stood, stoodForMe } from './store.ts'
import { didText, mediumText, PART_TEXT, whoText } from './text.ts'

const since = (now: string, days: number) => addMinutes(now, -days * 24 * 60)

const line = (one: Stood): Content =>
  html`<li>${formatDay(dayOf(one.at))}　${whoText(one)}<br><span class="faint">${didText(one.kinds)}</span></li>`

const listed = (stood: readonly Stood[]): Content =>
  stood.length > 0
    ? html`<ul class="points">${stood.map(line)}</ul>`
    : html`<p>代わりに入力されたことは、ありません。</p>`

/** What others did for them lately, told on their first page: by role, never by name. */
export const standingMine: Mine = {
  at: 12,
  title: ['standing', '代わりに入力されたこと'],
  folded: true,
  show: async (db, ask) => {
    const did = (await stoodForMe(db, since(ask.now, TOLD_DAYS))).filter(({ kinds }) => kinds.length > 0)
    if (did.length === 0 || ask.actor.standing) return false
    return html`<ul class="points">${did.slice(0, 5).map(line)}</ul>
      <div class="buttons">${linkButton({ href: MINE, text: '代わりの入力の記録を見る' })}</div>`
  },
}

/** The ways to the pages of delegates, for whoever names one and for whoever is one. */
export const delegatesMine: Mine = {
  at: 85,
  title: ['delegates', '家族・支援者の方'],
  folded: true,
  stand: 'never',
  show: async () =>
    html`<div class="buttons">${linkButton({ href: MINE_DELEGATES, text: '代わりに手続きをする方を決める' })}${linkButton({ href: CHOOSE, text: 'ほかの方の代わりをする' })}</div>`,
}

/** The same, to take along. */
export const standingOwned: Owned = {
  key: 'standing',
  text: '代わりに入力されたこと',
  read: async db =>
    (await stoodForMe(db, '2000-01-01T00:00:00.000Z')).map(one => ({
      日時: momentText(one.at),
      だれが: whoText(one),
      内容: didText(one.kinds),
    })),
}

/** For whoever acts for somebody: for whom, until when, what they may, and the way to end it. */
function actingView({ actor }: Ask<Resident>): View {
  const { door, by, medium, until, may } = actor.standing!
  return {
    title: '代わりの入力',
    nav: '/my',
    body: html`${backLink('/my', 'この方のページへ')}${pageHead({ title: `${actor.name}さんの代わりの入力` })}
      ${summary([
        { label: '入力する方', value: door === 'desk' ? `${by}（職員・${mediumText(medium)}）` : `${by}（代理）` },
        { label: 'いつまで', value: door === 'desk' ? momentText(until) : formatDay(dayOf(addMinutes(until, -1))) },
        {
          label: 'できること',
          value:
            door === 'desk'
              ? 'この方のページでできること（入り方と、見た記録をのぞきます）'
              : may.map((part, at) => html`${at > 0 && html`<br>`}${PART_TEXT[part]}`),
        },
      ])}
      ${form({ action: END, body: false, submit: button({ text: '代わりの入力を終わる', kind: 'danger' }) })}`,
  }
}

const mineView = async (ask: Ask<Resident>, db: Read): Promise<View> => ({
  title: '代わりの入力の記録',
  nav: '/my',
  body: html`${backLink('/my', 'わたしのページへ')}
    ${pageHead({ title: '代わりの入力の記録', lead: '窓口の職員や、あなたが決めた代理の方が、あなたの代わりに入力した記録です（この1年）。' })}
    ${listed(await stoodForMe(db, since(ask.now, 366)))}
    <p>心当たりのないものがあれば、窓口にお知らせください。</p>`,
})

const minePage = page.resident({
  ...{ path: MINE, can: 'everyone', stand: 'always' },
  audit: { action: 'standing.mine', subject: ask => ['person', ask.actor.person] },
  get: async (ask, db) => (ask.actor.standing ? actingView(ask) : mineView(ask, db)),
})

/** One press ends it: staff are led back to the desk of the person, a delegate to the choice. */
const endPage = page.resident({
  ...{ path: END, can: 'everyone', stand: 'always' },
  audit: { action: 'standing.end', subject: ask => ['person', ask.actor.person] },
  post: async (ask, tx) => {
    const { standing, person, name } = ask.actor
    if (!standing) return { redirect: '/my', flash: { kind: 'info', text: 'いま、代わりに入力している方はいません。' } }
    if (standing.door === 'desk') await endOwn(tx, { id: standing.id, person }, doing(ask))
    return {
      redirect: standing.door === 'desk' ? personPath(person) : CHOOSE,
      flash: `${name}さんの代わりの入力を終わりました。`,
      cookies: [standingOver(ask)],
    }
  },
})

export const residentPages = [minePage, endPage]
