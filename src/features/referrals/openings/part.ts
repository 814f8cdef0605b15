import { html } from 'hono/html'
import type { Day } from '#platform/dates.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { accept, type Submitted } from '#platform/submitted.ts'
import { radioField } from '#ui/choices.ts'
import { hidden, textField } from '#ui/fields.ts'
import type { Content } from '#ui/html.ts'
import { more } from '#ui/layout.ts'
import { fieldOf, type Shown, sent } from '#ui/shown.ts'
import { ownOpeningForm } from '../forms.ts'
import { addOpening, openingsSeen } from './store.ts'

/** On the page of a partner's standing link: what others let it see, its own, and a form for what is open there now. */
export async function openingsPart(db: Read, action: string, today: Day, shown: Shown): Promise<Content> {
  const seen = await openingsSeen(db, today)
  const field = fieldOf(shown)
  const list =
    seen.length === 0
      ? html`<p>いま、空いていると聞いているものはありません。</p>`
      : html`<ul>${seen.map(({ organisation, what, for_whom, until_on, own }) => html`<li><b>${what}</b><br>${own ? '自分のところ' : organisation}${for_whom && `・${for_whom}`}・${formatDay(until_on)}まで</li>`)}</ul>`
  return html`<h2>空いているもの・さがしている人</h2>${list}${more({
    title: '空いているものを知らせる',
    open: shown.errors?.['what'] !== undefined || shown.errors?.['until_on'] !== undefined,
    body: sent(
      shown,
      ['what', 'until_on'],
      action,
      [
        hidden('do', 'opening'),
        textField({
          ...{ ...field('what', '空いているもの'), required: true },
          example: 'パソコン講座（12月）にあと2名',
        }),
        textField(field('for_whom', 'どんな人に')),
        textField({ ...field('until_on', 'いつまで'), required: true, width: 'medium' }),
        radioField({
          ...field('seen_by', '見せる先', 'desk'),
          options: [
            { value: 'desk', label: '窓口だけ' },
            { value: 'all', label: 'ほかの連携機関にも' },
          ],
        }),
      ],
      { text: '知らせる' },
    ),
  })}`
}

/** Takes what a partner says is open at its own place; what is wrong, else null. */
export async function tellOpening(
  tx: Tx,
  partner: string,
  typed: Submitted,
  { now, today }: { now: string; today: Day },
): Promise<Shown | null> {
  const read = accept(ownOpeningForm(today), typed)
  if (!read.ok) return read
  await addOpening(tx, { ...read.value, organisation_id: partner, at: now })
  return null
}
