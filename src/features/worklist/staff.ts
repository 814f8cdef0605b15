import { html } from 'hono/html'
import { WAITS_FOR, withSteps } from '#features/steps/index.ts'
import { formatDay } from '#platform/dates.ts'
import type { Arrivals, Parts } from '#platform/feature.ts'
import { said } from '#platform/own.ts'
import { type Ask, may, type Page, page, type Staff, type View } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { printButton } from '#ui/button.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { pager } from '#ui/pager.ts'
import { GROUPS, type Group, groupOf } from './rules.ts'
import { arrivalsPart } from './staff/arrivals.ts'
import { handoverPages } from './staff/handover.ts'
import { everybody, linesTable } from './staff/lines.ts'
import { done, step } from './staff/step.ts'
import { askedOfOthers, countLines, LINES, openLines } from './store.ts'
import { stuckNotice, stuckPages } from './stuck/staff.ts'
import { type Subjects, type ToldLine, tellLines } from './subjects.ts'
import { GROUP_EMPTY, GROUP_TEXT, WAITED_TEXT } from './text.ts'

const home = (subjects: Subjects, arrivals: readonly Arrivals[]) =>
  page.staff({
    path: '/staff',
    can: 'worklist.read',
    audit: { action: 'worklist.read' },
    get: async (ask, db) => {
      if (!may(ask, 'people.read')) return noCases(ask, await stuckNotice(ask, db))
      const all = everybody(ask)
      const whose = { owner: all ? null : ask.actor.id, waits: waitsOf(ask) }
      const number = askedPage(ask.url.searchParams)
      const lines = await tellLines(db, subjects, await openLines(db, whose, number))
      const pages = { page: number, size: LINES, ...(await countLines(db, whose)), href: pageOf(ask, all) }
      const asked = all ? [] : await tellLines(db, subjects, await askedOfOthers(db, ask.actor.id, whose.waits))
      return {
        title: 'やること',
        nav: '/staff',
        body: html`${pageHead({ title: 'やること', lead: `${formatDay(ask.today)}　${ask.actor.name}さん`, actions: printButton() })}
        ${await stuckNotice(ask, db)}
        ${tabs('だれのやること', [
          { href: '/staff?who=mine', text: '自分', current: !all },
          { href: '/staff?who=all', text: '全員', current: all },
        ])}
        ${waitsTabs(ask, all)}
        <div class="stack">${GROUPS.map(group => groupPart(ask, group, lines, subjects))}
        ${pages.total > LINES && pager(pages)}
        ${asked.length > 0 && linesTable(ask, '返事を待っている引きつぎ', asked, subjects, '')}
        ${await arrivalsPart(db, ask.today, arrivals)}
        </div>`,
      }
    },
  })

const pageOf = (ask: Ask<Staff>, all: boolean) => (page: number) =>
  `/staff?who=${all ? 'all' : 'mine'}${waitsOf(ask) ? `&waits=${waitsOf(ask)}` : ''}&page=${page}`

/** For whom the steps that are shown wait; null for any. */
const waitsOf = (ask: Ask<Staff>) => WAITS_FOR.find(waits => waits === ask.url.searchParams.get('waits')) ?? null

const waitsTabs = (ask: Ask<Staff>, all: boolean): Html =>
  tabs(
    'だれを待っているか',
    [null, ...WAITS_FOR].map(waits => ({
      href: `/staff?who=${all ? 'all' : 'mine'}${waits ? `&waits=${waits}` : ''}`,
      text: WAITED_TEXT[waits ?? 'any'],
      current: waits === waitsOf(ask),
    })),
  )

const elsewhere = (ask: Ask<Staff>): Content =>
  may(ask, 'opportunities.read')
    ? html`利用者の記録は、相談の担当者だけが見られます。${
        may(ask, 'city.write') &&
        html`仕事を始めるために入れるものと足りないものは<a href="/staff/city">${said(ask.municipality, '市の設定')}</a>、職員の招待は<a href="/staff/accounts">${said(ask.municipality, '職員')}</a>のページにあります。`
      }データの取込や、活動・団体の一覧は、上のメニューから開けます。`
    : may(ask, 'looks.read')
      ? 'だれがどなたの記録を見たかは、上のメニューの「閲覧の記録」から開けます。締めた四半期の数と、もとになった実績・資料も、上のメニューから見られます。'
      : html`部署の実績は<a href="/staff/entries">${said(ask.municipality, '実績')}</a>のページで見て、入れられます。`

/** The administrator keeps accounts and the log and sees no cases. */
const noCases = (ask: Ask<Staff>, stuck: Content): View => ({
  title: 'やること',
  nav: '/staff',
  body: html`${pageHead({ title: 'やること', lead: `${ask.actor.name}さん` })}
    ${stuck}${notice({ kind: 'info', title: 'この役割には、相談のやることはありません。', body: elsewhere(ask) })}`,
})

function groupPart(ask: Ask<Staff>, group: Group, lines: readonly ToldLine[], subjects: Subjects): Content {
  const mine = lines.filter(line => groupOf(line.due_on, ask.today, line.paused_on) === group)
  if (mine.length === 0 && group !== 'today') return false
  const part = linesTable(ask, GROUP_TEXT[group], mine, subjects, GROUP_EMPTY[group])
  return group === 'later' ? more({ title: `${GROUP_TEXT.later}（${mine.length}件）`, body: part }) : part
}

/** The list of what is to be done, whatever it is about, and what went wrong. */
export function pagesAbout({ subjects, arrivals }: Parts): readonly Page[] {
  const stepped = withSteps(subjects)
  return [home(stepped, arrivals), step(stepped), done, ...handoverPages(stepped), ...stuckPages(subjects)]
}
