import { html } from 'hono/html'
import { today } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { type Ask, page, type Staff } from '#platform/page.ts'
import { linkButton, printButton } from '#ui/button.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { sha256, snapshotOf } from '../actions.ts'
import { isPlan, type Snapshot } from '../snapshot/rules.ts'
import { type Kept, reportById } from '../store.ts'
import { codePath, PATH, reportPath } from './paths.ts'
import { planBody } from './plan.ts'
import { roomOf } from './room.ts'
import { type Seen, seenIn } from './seeing.ts'
import { sheetsBody, worksBody } from './sheets.ts'

/** A report in full: as it was made, whatever the city counts today. */
export const onePage = page.staff({
  path: `${PATH}/:id`,
  can: 'reports.read',
  audit: 'none',
  whole: true,
  get: async (ask, db) => {
    const kept = await reportById(db, ask.params.id)
    if (!kept) return null
    const seen = await seenIn(ask, db, snapshotOf(kept))
    return {
      title: `${kept.code} ${seen.report.title}`,
      nav: PATH,
      body: html`${backLink(PATH, '報告の一覧')}${pageHead({
        title: seen.report.title,
        lead: `番号 ${kept.code}　${formatDay(today(kept.at))}に${kept.by}がつくりました。${seen.report.team && `（${seen.report.team}）`}`,
        actions: actionsOf(ask, seen),
      })}
      ${versionPart(kept)}${bodyOf(seen)}${proofPart(kept)}`,
    }
  },
})

export const bodyOf = ({ report, ...rest }: Seen): Content => {
  if (isPlan(report)) return planBody({ report, ...rest })
  return report.kind === 'sheets' ? sheetsBody({ report, ...rest }) : worksBody({ report, ...rest })
}

/** On how many pages it is printed. */
function printText(report: Snapshot): string {
  if (isPlan(report)) return roomOf(report) === 'more' ? 'A4横で印刷（指標が多いため2枚以上）' : 'A4横1枚で印刷'
  return report.kind === 'sheets' ? '1枚ずつ印刷' : '1事業ずつ印刷'
}

function actionsOf(ask: Ask<Staff, 'id'>, { report, whole }: Seen): Content {
  const path = reportPath(ask.params.id)
  const end = ask.url.searchParams.get('for') === 'public' ? '?for=public' : ''
  return [
    linkButton({ href: `${path}/print${end}`, text: printText(report), icon: 'print' }),
    linkButton({ href: `${path}/report.xlsx${end}`, text: 'Excelで保存', icon: 'download', download: true }),
    linkButton({ href: `${path}/form.xlsx${end}`, text: 'Excelの様式で保存', icon: 'download', download: true }),
    linkButton({ href: `${path}/report.docx${end}`, text: 'Wordで保存', icon: 'download', download: true }),
    printButton('くわしい内容を印刷'),
    report.kind !== 'sheets' &&
      whole &&
      linkButton({ href: `${path}?for=public`, text: '公表用（少ない数を出さない）' }),
  ]
}

/** That it is not the last one, or why it is not the first. */
const versionPart = ({ replaces, replaced_by, reason }: Kept): Content => [
  replaced_by !== null &&
    notice({
      kind: 'warning',
      title: `新しい版があります：${replaced_by}`,
      body: html`<p>この報告は、つくったときのまま残しています。<a href="${codePath(replaced_by)}">新しい版を開く</a></p>`,
    }),
  replaces !== null &&
    notice({
      kind: 'info',
      title: `${replaces}に置きかわる報告です。`,
      body: html`<p>わけ：${reason}　<a href="${codePath(replaces)}">前の版を開く</a></p>`,
    }),
]

/** Whether what stands on it is what was kept. */
function proofPart({ snapshot, sha256: hash, template, workbook_template: book }: Kept): Html {
  const isProved = sha256(snapshot) === hash
  return notice({
    kind: isProved ? 'success' : 'error',
    title: isProved ? 'つくったときのままです。' : 'つくったときの内容と合いません。',
    body: html`<p>${isProved ? 'この番号では、いつも同じ内容と同じファイルが出ます。' : 'ハッシュ（SHA-256）が合いません。データベースが直接変えられたおそれがあります。仕組みの管理者に知らせてください。'}</p>
      <p><small>内容のハッシュ（SHA-256）：<code class="keep-all">${hash}</code><br>Wordのひな形：${template ?? '製品についているもの'}<br>Excelのひな形：${book ?? '製品についているもの'}</small></p>`,
  })
}
