import { html } from 'hono/html'
import { correctionMoment, correctionsOfRecord } from '#features/corrections/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { recordPath } from '#platform/correctable.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { type Parts, shownBeside, waysOn } from '#platform/feature.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { momentText } from '#platform/times.ts'
import { button, linkButton, printButton } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink, navLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { timeline } from '#ui/timeline.ts'
import { attach, type Errors, paperOf } from '../actions.ts'
import { toldOf } from '../corrected.ts'
import { FILE_TYPES } from '../files/rules.ts'
import { fileById, filesOf } from '../files/store.ts'
import { entryPath, PATH } from '../paths.ts'
import { mayWrite } from '../rules.ts'
import { type Entry, entryById, reachOf } from '../store.ts'
import { CLOSED_TEXT, countText, REFUSAL_TEXT, sizeText } from '../text.ts'

type One = Ask<Staff, 'id'>

/** One entry with all that shows that it is so: the paper, who entered it, and what was put right. Also of one that is withdrawn. */
async function view(ask: One, db: Read, { onward, besides }: Parts, errors: Errors = {}): Promise<View | null> {
  const { id } = ask.params
  const [entry, corrections] = [await entryById(db, id), await correctionsOfRecord(db, 'entry', id)]
  if (!entry && corrections.length === 0) return null
  const title = entry ? `${entry.name}　${countText(entry.count, entry.unit)}` : '取り消した実績'
  const reach = await reachOf(db)
  const mine = entry !== undefined && may(ask, 'entries.write') && mayWrite(reach, entry.team_id)
  return {
    title,
    nav: PATH,
    ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
    body: html`${backLink(PATH, '実績の一覧')}${pageHead({
      title,
      actions: [mine && linkButton({ href: recordPath('entry', id), text: '訂正する・取り消す' }), printButton()],
    })}
      ${!entry && notice({ kind: 'warning', title: 'この実績は取り消されています。数えていません。' })}
      ${entry?.closed && notice({ kind: 'info', title: 'この四半期は締めてあります。', body: !may(ask, 'entries.write') ? '' : reach.closed ? CLOSED_TEXT : REFUSAL_TEXT.closed })}
      ${checked(
        errors,
        twoPanes(
          [entry && factsPane(entry, ask.now), await filesPane(db, id, mine, errors)],
          [
            entry &&
              waysOn(onward, 'entry', id, ask.actor.permissions).map(
                way => html`<p class="screen-only">${navLink(way)}</p>`,
              ),
            await shownBeside(besides, ['entry', id], ask, db),
            historyPane(corrections),
          ],
        ),
      )}`,
  }
}

const factsPane = (entry: Entry, now: string): Html =>
  pane({
    title: '内容',
    body: summary(
      [...toldOf(entry), ['入れた職員', `${entry.by}（${momentText(entry.at, now)}）`] as const]
        .filter(([, text]) => text !== '')
        .map(([label, value]) => ({ label, value })),
    ),
  })

async function filesPane(db: Read, id: string, mine: boolean, errors: Errors): Promise<Html> {
  const files = await filesOf(db, id)
  return pane({
    title: '資料',
    body: html`${
      files.length === 0
        ? html`<p>ファイルは付いていません。</p>`
        : html`<ul class="stack">${files.map(
            file => html`<li><a href="${entryPath(id)}/files/${file.id}" download>${file.name}</a>（${sizeText(file.size)}）
              <br><small class="faint">${file.by}が${formatDay(dayOf(file.at))}に付けました。SHA-256：<span class="break">${file.sha256}</span></small></li>`,
          )}</ul>`
    }${
      mine &&
      html`<div class="screen-only">${form({
        action: `${entryPath(id)}/files`,
        once: newId(),
        upload: true,
        body: textField({
          ...{ name: 'file', label: '資料のファイルを足す', type: 'file', required: true, error: errors['file'] },
          accept: '.pdf,.xlsx,.docx,.csv,.jpg,.jpeg,.png,.txt',
          hint: 'PDF、Excel（.xlsx）、Word（.docx）、CSV、写真（JPEG・PNG）、テキスト。10MBまで。',
        }),
        submit: button({ text: '資料を足す' }),
      })}</div>`
    }`,
  })
}

const historyPane = (corrections: Awaited<ReturnType<typeof correctionsOfRecord>>): Content =>
  pane({
    title: '訂正の履歴',
    body: timeline(
      corrections
        .map(one => correctionMoment(one))
        .map(({ at: _, day, href: __, ...moment }) => ({ when: formatDay(day), datetime: day, ...moment })),
      '訂正はありません。',
    ),
  })

const onePage = (parts: Parts) =>
  page.staff({
    path: `${PATH}/:id`,
    can: 'entries.read',
    audit: { action: 'entry.see', subject: ask => ['entry', ask.params.id] },
    get: (ask, db) => view(ask, db, parts),
  })

const attachPage = (parts: Parts) =>
  page.staff({
    path: `${PATH}/:id/files`,
    can: 'entries.write',
    audit: { action: 'entry.attach', subject: ask => ['entry', ask.params.id] },
    takes: 'file',
    post: async (ask, tx, typed) => {
      const { id } = ask.params
      const entry = await entryById(tx, id)
      if (!entry || !mayWrite(await reachOf(tx), entry.team_id)) return null
      const file = typed.files['file']
      const paper = file ? await paperOf(file) : { refused: '資料のファイルを選んでください。' }
      if ('refused' in paper) return view(ask, tx, parts, { file: paper.refused })
      await attach(tx, id, paper, doing(ask))
      return { redirect: entryPath(id), flash: `資料「${paper.name}」を付けました。` }
    },
  })

export const pagesAbout = (parts: Parts) => [onePage(parts), attachPage(parts)]

/** A paper as it was given: saved, never opened in our own pages. */
export const filePage = page.staff({
  path: `${PATH}/:id/files/:fileId`,
  can: 'entries.read',
  audit: { action: 'entry.file', subject: ask => ['entry', ask.params.id] },
  get: async (ask, db) => {
    const file = await fileById(db, ask.params.id, ask.params.fileId)
    if (!file) return null
    return new Response(new Uint8Array(file.bytes), {
      headers: {
        'content-type': FILE_TYPES[file.type],
        'content-disposition': `attachment; filename="paper.${file.type}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  },
})
