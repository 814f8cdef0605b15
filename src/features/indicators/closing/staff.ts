import { html } from 'hono/html'
import { fiscalRange, type Quarter } from '#platform/ages.ts'
import { today } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checkbox } from '#ui/choices.ts'
import { selectField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { table } from '#ui/table.ts'
import { settingsAt } from '../counting/actions.ts'
import { firstRecord } from '../counting/store.ts'
import { closeQuarter } from './actions.ts'
import { figurePages } from './figure.ts'
import { quarterPage } from './quarter.ts'
import { type At, closable } from './rules.ts'
import { type Closed, closedQuarters } from './store.ts'
import { atText, CLOSE_TEXT, shortHash } from './text.ts'

const NAV = '/staff/indicators'
const PATH = `${NAV}/closings`

const codeOf = ({ fiscal_year, quarter }: At): string => `${fiscal_year}-${quarter}`

/** The quarter that a form names; null where it names none. */
function atOf(code: string): At | null {
  const read = /^(20\d\d)-([1-4])$/.exec(code)
  return read && { fiscal_year: Number(read[1]), quarter: Number(read[2]) as Quarter }
}

async function view(
  ask: Ask<Staff>,
  db: Read,
  typed = filled({}),
  errors: Readonly<Record<string, string>> = {},
): Promise<View> {
  const closed = await closedQuarters(db)
  const { recordsFrom } = await settingsAt(db, fiscalRange(2000))
  const first = recordsFrom ?? (await firstRecord(db))
  const open = closable(closed, { today: ask.today, first })
  return {
    title: '四半期の締め',
    nav: NAV,
    ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
    body: html`${backLink(NAV, '指標')}${pageHead({
      title: '四半期の締め',
      lead: '締めると、その四半期の数と、数えた記録を、そのときのまま残します。締めた数はもとにもどせません。あとで分かったちがいは、わけを書いて「締めたあとの訂正」にします。',
    })}
    ${checked(errors, may(ask, 'indicators.close') && pane({ title: '四半期を締める', body: closePart(open, typed, errors) }))}
    ${closedTable(closed)}`,
  }
}

function closePart(open: readonly At[], typed: Submitted, errors: Readonly<Record<string, string>>) {
  if (open.length === 0)
    return html`<p>いま締められる四半期はありません。四半期の最後の日の次の日から締められます。</p>`
  return form({
    action: PATH,
    body: [
      selectField({
        name: 'at',
        label: '締める四半期',
        required: true,
        value: one(typed, 'at') || codeOf(open[0]!),
        error: errors['at'],
        hint: open.length > 1 ? 'はじめて締める四半期を選びます。次からは、順に締めます。' : '',
        options: open.map(at => ({ value: codeOf(at), label: atText(at) })),
      }),
      checkbox({
        name: 'sure',
        label: '数を確かめた。この四半期を締める',
        checked: one(typed, 'sure') === '1',
        error: errors['sure'],
      }),
    ],
    submit: button({ text: '四半期を締める', kind: 'main' }),
  })
}

const closedTable = (closed: readonly Closed[]) =>
  table<Closed>({
    caption: '締めた四半期',
    items: closed,
    cards: true,
    empty: 'まだ締めた四半期はありません。',
    columns: [
      {
        key: 'at',
        title: '四半期',
        header: true,
        cell: one => html`<a href="${PATH}/${one.id}">${atText(one)}</a>`,
      },
      { key: 'by', title: '締めた人', cell: ({ by }) => by },
      { key: 'day', title: '締めた日', cell: ({ at }) => formatDay(today(at)) },
      { key: 'figures', title: '指標', numeric: true, cell: ({ figures }) => figures },
      { key: 'corrections', title: '締めたあとの訂正', numeric: true, cell: ({ corrections }) => corrections },
      { key: 'hash', title: 'ハッシュ', cell: ({ hash }) => html`<code>${shortHash(hash)}…</code>` },
    ],
  })

const index = page.staff({
  path: PATH,
  can: 'closings.read',
  audit: 'none',
  whole: true,
  get: (ask, db) => view(ask, db),
})

const close = page.staff({
  path: PATH,
  can: 'indicators.close',
  audit: { action: 'quarter.close' },
  enter: async (ask, database, typed) => {
    // What the whole city did is counted, whatever of it whoever closes may see.
    const scope = { lane: 'job', municipality: ask.municipality.id, actor: ask.actor.id } as const
    const again = (errors: Record<string, string>) => database.read(scope, db => view(ask, db, typed, errors))
    const at = atOf(one(typed, 'at'))
    if (!at) return again({ at: '締める四半期を選んでください。' })
    if (one(typed, 'sure') !== '1') return again({ sure: CLOSE_TEXT.unsure })
    const done = await closeQuarter(database, scope, at, doing(ask))
    if ('refused' in done) return again({ at: CLOSE_TEXT[done.refused] })
    return { redirect: `${PATH}/${done.closed}`, flash: `${atText(at)}を締めました。` }
  },
})

export const closingPages = [index, close, quarterPage, ...figurePages]
