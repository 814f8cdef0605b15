import { html } from 'hono/html'
import type { Mine, Owned } from '#platform/feature.ts'
import type { Content } from '#ui/html.ts'
import { more } from '#ui/layout.ts'
import { isOpen } from '../rules.ts'
import { type OwnProposal, ownProposals } from './store.ts'
import { MINE_TEXT } from './text.ts'

const line = ({ title, opportunity_id, status, organisation }: OwnProposal): Content => {
  const name = title ? html`<a href="/opportunities/${opportunity_id}">${title}</a>` : '掲載が終わった活動'
  const { stands, next } = MINE_TEXT[status]
  return html`<li>${name}${organisation && html`<br><span class="faint">${organisation}</span>`}<br>${stands}${next && html`<br>次に：${next}`}</li>`
}

const points = (list: readonly OwnProposal[]): Content => html`<ul class="points">${list.map(line)}</ul>`

/** What the desk proposed to them and where it stands; what the desk passed over they never heard of. */
export const proposalsMine: Mine = {
  at: 30,
  title: ['proposals', '窓口からご案内した活動'],
  stand: { see: 'see' },
  show: async db => {
    const all = await ownProposals(db)
    if (all.length === 0) return false
    const [open, over] = [all.filter(one => isOpen(one.status)), all.filter(one => !isOpen(one.status))]
    return html`${open.length > 0 ? points(open) : html`<p>いま進んでいるものは、ありません。</p>`}
      ${over.length > 0 && more({ title: `終わったもの（${over.length}件）`, body: points(over) })}`
  },
}

/** The same, to take along. */
export const proposalsOwned: Owned = {
  key: 'proposals',
  text: '窓口からご案内した活動',
  read: async db =>
    (await ownProposals(db)).map(({ title, organisation, status }) => ({
      活動: title ?? '掲載が終わった活動',
      団体: organisation ?? '',
      いま: MINE_TEXT[status].stands,
    })),
}
