import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import { page } from '#platform/page.ts'
import type { Html } from '#ui/html.ts'
import { snapshotOf } from '../actions.ts'
import { isPlan, type PlanReport } from '../snapshot/rules.ts'
import { closingsText, HIDDEN_NOTE, lightsNote } from '../snapshot/told.ts'
import { reportById } from '../store.ts'
import { PATH, reportPath } from './paths.ts'
import { roomOf } from './room.ts'
import { type Seen, seenIn } from './seeing.ts'
import { sheetPapers, workPapers } from './sheets.ts'
import { lineTable } from './tables.ts'

const SIZES = { large: ' large-set', usual: '', wide: ' wide-set', close: ' close-set', more: ' close-set' }

/** The figures of a quarter or a year on one page of A4 landscape: what comes of them in words stands on the page in full. */
const planPaper = ({ report, ...rest }: Seen<PlanReport>, hash: string): Html =>
  html`<div class="landscape one-page${SIZES[roomOf(report)]}">
    <header><h1>${report.title}</h1><p>${report.city}　番号 ${report.code}${report.replaces && `（${report.replaces}に置きかわる版）`}　${formatDay(report.from)}〜${formatDay(report.to)}　${formatDay(report.day)} ${report.by} 作成</p></header>
    ${lineTable({ report, ...rest, paper: true })}
    <p class="faint">${closingsText(report)}締めたあとの訂正 ${report.corrections.length}件。${lightsNote(report)}「—」は分からない数、「＊」は締めていない数か、期間の途中からの記録です。${!rest.whole && HIDDEN_NOTE(rest.below)}目標：${report.plan?.name ?? '登録なし'}。内容のハッシュ（SHA-256）${hash}</p></div>`

export const printPage = page.staff({
  path: `${PATH}/:id/print`,
  can: 'reports.read',
  audit: 'none',
  whole: true,
  get: async (ask, db) => {
    const kept = await reportById(db, ask.params.id)
    if (!kept) return null
    const { report, ...rest } = await seenIn(ask, db, snapshotOf(kept))
    const body = isPlan(report)
      ? planPaper({ report, ...rest }, kept.sha256)
      : report.kind === 'sheets'
        ? sheetPapers(report, ask.municipality)
        : workPapers({ report, ...rest }, ask.municipality)
    return { title: `${kept.code} ${report.title}`, frame: 'print', back: reportPath(kept.id), body }
  },
})
