import { html } from 'hono/html'
import { newId } from '#platform/ids.ts'
import { doing, page, type View } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { nothingOn, pager } from '#ui/pager.ts'
import { rowName } from '../rules.ts'
import { DOUBT_TEXT } from '../rules-reading.ts'
import { type Run, runById } from '../store-runs.ts'
import { RUN_REFUSAL_TEXT } from '../text-pages.ts'
import { type Answer, answerOffers } from './actions.ts'
import { type Offered, offersOf } from './store.ts'

const SIZE = 50
const pathOf = (run: string) => `/staff/imports/${run}`

const nameOf = ({ row_number, at }: Pick<Offered, 'row_number' | 'at'>): string => `reading-${row_number}-${at}`

/** The answers of a form; what was left open, or is no answer, is none. */
function answersOf(submitted: Submitted): Answer[] {
  return Object.keys(submitted.fields).flatMap(name => {
    const found = /^reading-(\d{1,7})-(\d{1,3})$/.exec(name)
    const said = one(submitted, name)
    if (!found || (said !== '1' && said !== '0')) return []
    return [{ row: Number(found[1]), at: Number(found[2]), holds: said === '1' }]
  })
}

const question = ({ sheets }: Run, offered: Offered, open: boolean): Html => {
  const { row_number, title, offer } = offered
  const left = offer.without === null ? '使わない（この行は取り込まず、保留にする）' : '使わない（わからないとする）'
  return radioField({
    name: nameOf(offered),
    label: `${rowName(sheets, row_number)}行目「${title}」の${offer.column}`,
    readonly: !open,
    hint: html`ファイルの言葉：<b>${offer.words}</b><br>${DOUBT_TEXT[offer.why]}`,
    options: [
      { value: '1', label: html`「${offer.reading}」と読む` },
      { value: '0', label: left },
    ],
    value: offer.answer === null ? undefined : offer.answer ? '1' : '0',
  })
}

/** The same answer for all that are still open. */
const forAll = (run: Run, holds: boolean, text: string): Html =>
  form({
    action: `${pathOf(run.id)}/readings`,
    once: newId(),
    body: hidden('all', holds ? '1' : '0'),
    submit: button({ text }),
    class: 'row',
  })

function listView(run: Run, offers: readonly Offered[], at: number): View {
  const open = run.state === 'planned'
  const pages = {
    page: at,
    size: SIZE,
    total: run.offers,
    href: (to: number) => `${pathOf(run.id)}/readings?page=${to}`,
  }
  const rest: Content =
    open &&
    run.unanswered > 0 &&
    html`<div class="row">${forAll(run, true, `残りの${run.unanswered}件は、すべて読み方のとおりにする`)}${forAll(run, false, `残りの${run.unanswered}件は、すべて使わない`)}</div>`
  const list =
    offers.length === 0
      ? html`<p>${nothingOn(pages, '確かめる読み方はありません。')}</p>`
      : form({
          action: `${pathOf(run.id)}/readings`,
          once: newId(),
          body: html`${hidden('page', at)}${offers.map(offered => question(run, offered, open))}`,
          submit: open && button({ text: 'この内容で決める', kind: 'main' }),
        })
  return {
    title: `読み方の確認 ${run.file_name}`,
    nav: '/staff/imports',
    body: html`${backLink(pathOf(run.id), run.file_name)}
      ${pageHead({
        title: '読み方の確認',
        lead: `はっきり読めなかったセルが${run.offers}件あります。まだ答えていないものは${run.unanswered}件です。答えるまで、その読み方は使いません。`,
      })}
      ${rest}${list}${pager(pages)}`,
  }
}

export const readings = page.staff({
  path: '/staff/imports/:id/readings',
  can: 'imports.run',
  audit: { action: 'import.read', subject: ask => ['import', ask.params.id] },
  get: async (ask, db) => {
    const run = await runById(db, ask.params.id)
    const at = askedPage(ask.url.searchParams)
    return run && listView(run, await offersOf(db, run.id, at, SIZE), at)
  },
  post: async (ask, tx, submitted) => {
    const id = ask.params.id
    const all = one(submitted, 'all')
    const answers = all === '1' || all === '0' ? { all: all === '1' } : answersOf(submitted)
    if (await answerOffers(tx, id, answers, doing(ask))) return refused(id)
    const run = await runById(tx, id)
    if (run?.unanswered === 0) return { redirect: pathOf(id), flash: '読み方を決めました。' }
    return { redirect: `${pathOf(id)}/readings?page=${nextPage(submitted)}`, flash: '答えを残しました。' }
  },
})

const nextPage = (submitted: Submitted): number => Math.max(1, Number.parseInt(one(submitted, 'page'), 10) || 1)

const refused = (id: string): View => ({
  title: '読み方の確認',
  nav: '/staff/imports',
  status: 409,
  body: html`${pageHead({ title: 'いまは行えません' })}${notice({ kind: 'error', title: RUN_REFUSAL_TEXT.notPlanned })}<p>${linkButton({ href: pathOf(id), text: '取込へもどる' })}</p>`,
})
