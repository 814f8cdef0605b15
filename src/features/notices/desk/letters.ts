import { html } from 'hono/html'
import { today as dayOf, startOf } from '#platform/clock.ts'
import { addDays, formatShort } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { all, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checkboxField } from '#ui/choices.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { table } from '#ui/table.ts'
import { LETTERS, noticePath, PATH } from '../paths.ts'
import { postedPart } from '../returned/part.ts'
import { postedSince } from '../returned/store.ts'
import { told } from '../work/actions.ts'
import { markPrinted } from '../work/store.ts'
import { labelsView, lettersView } from './paper.ts'
import { type Waiting, waitingOn } from './store.ts'

const SIZE = 200
/** A letter that comes back does so within weeks; after 90 days what it said is not kept any more. */
const BACK_DAYS = 60

/** The letters that wait, to be ticked and printed; what was posted is noted then. */
async function view(ask: Ask<Staff>, db: Read): Promise<View> {
  const list = await waitingOn(db, 'letter', { day: startOf(ask.today), limit: SIZE })
  const posted = may(ask, 'notices.work') ? await postedSince(db, startOf(addDays(ask.today, -BACK_DAYS))) : []
  return {
    title: '手紙を出す方',
    nav: PATH,
    body: html`${backLink(PATH, '通知の一覧')}${pageHead({
      title: '手紙を出す方',
      lead: '選んで印刷し、ポストに入れたら「出した」を押します。あて先は窓あき封筒（長形3号）に合わせています。宛名ラベルは12面です。',
    })}${list.length === 0 ? html`<p>いま、手紙を出す方はいません。</p>` : may(ask, 'notices.work') ? chooseForm(list) : listPart(list)}${postedPart(posted)}`,
  }
}

const chooseForm = (list: readonly Waiting[]): Content =>
  form({
    action: LETTERS,
    once: newId(),
    body: checkboxField({
      ...{ name: 'ids', label: `手紙（${list.length}通）`, values: list.map(({ id }) => id) },
      options: list.map(one => ({ value: one.id, label: `${one.name}さん：${one.words.title}`, hint: stateOf(one) })),
    }),
    submit: [
      button({ text: '選んだ手紙を印刷する', kind: 'main', icon: 'print', name: 'do', value: 'letters' }),
      button({ text: '宛名ラベルを印刷する', icon: 'print', name: 'do', value: 'labels' }),
      button({ text: '選んだ手紙を出した', name: 'do', value: 'posted' }),
    ],
  })

const stateOf = ({ sent_to, planned_at, printed_at }: Waiting): string =>
  `${sent_to}　${formatShort(dayOf(planned_at))}から。${printed_at ? `${formatShort(dayOf(printed_at))}に印刷しました。` : 'まだ印刷していません。'}`

const listPart = (list: readonly Waiting[]): Content =>
  table({
    caption: '手紙',
    items: list,
    cards: true,
    empty: '',
    columns: [
      { key: 'name', title: 'あて名', header: true, cell: ({ name }) => `${name}さん` },
      { key: 'what', title: '用件', cell: ({ id, words }) => html`<a href="${noticePath(id)}">${words.title}</a>` },
      { key: 'state', title: 'あて先・印刷', cell: stateOf },
    ],
  })

export const lettersPage = page.staff({
  path: LETTERS,
  can: 'notices.read',
  audit: { action: 'notice.letters' },
  get: view,
})

export const printPage = page.staff({
  path: LETTERS,
  can: 'notices.work',
  audit: { action: 'notice.print' },
  post: async (ask, tx, typed) => {
    const chosen = chosenIn(typed)
    const list = await waitingOn(tx, 'letter', { day: startOf(ask.today), limit: SIZE, ids: chosen })
    if (list.length === 0) return { redirect: LETTERS, ...doneOr(false, '', '手紙を1通以上選んでください。') }
    const ids = list.map(({ id }) => id)
    if (one(typed, 'do') === 'posted') {
      for (const id of ids) await told(tx, id, 'letter', doing(ask))
      return { redirect: LETTERS, flash: `${ids.length}通を出したことを記録しました。` }
    }
    if (one(typed, 'do') === 'labels') return labelsView(list)
    await markPrinted(tx, ids, doing(ask))
    return lettersView(ask, list)
  },
})

const chosenIn = (typed: Submitted): string[] => all(typed, 'ids').filter(isId)
