import { html } from 'hono/html'
import { z } from 'zod'
import { personPath } from '#features/people/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import type { Moment } from '#platform/feature.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { line, needed } from '#platform/reading.ts'
import { accept, filled, one, type Submitted, versionOf } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { type Proposal, proposalById } from '../record/store.ts'
import { undoRefusal } from '../rules-undo.ts'
import { DONE_TEXT, REFUSAL_TEXT } from '../text.ts'
import { undoLast } from '../undo/actions.ts'
import type { Undone } from '../undo/store.ts'
import { proposalPath } from './parts.ts'

const undoForm = z.object({
  undo_reason: needed(line('わけ', 500), '取り消すわけを入力してください。例：別の方の記録だった'),
})

const who = (ask: Ask<Staff>) => ({ ...doing(ask), corrects: may(ask, 'proposals.correct') })

const formPart = (proposal: Proposal, typed: Submitted, errors: Record<string, string> = {}): Html =>
  form({
    action: `${proposalPath(proposal.id)}/undo`,
    once: newId(),
    version: proposal.version,
    body: textField({
      name: 'undo_reason',
      label: '取り消すわけ',
      required: true,
      example: '別の方の記録だった、日付をまちがえた',
      value: one(typed, 'undo_reason'),
      error: errors['undo_reason'],
    }),
    submit: button({ text: '取り消す', kind: 'danger' }),
  })

/** The way to take the last row back, for who may, on the day it was written. */
export function undoPart(ask: Ask<Staff>, proposal: Proposal): Content {
  const last = proposal.entries.at(-1)
  if (!last || !may(ask, 'proposals.write') || undoRefusal(last, who(ask))) return false
  return more({
    title: `まちがえたとき：「${DONE_TEXT[last.verb]}」を取り消す`,
    body: [
      html`<p class="hint">きょうのうちは、最後の記録を取り消せます。取り消したことと わけは残ります。</p>`,
      formPart(proposal, filled({})),
    ],
  })
}

/** What was taken back, as moments of a time line. */
export const undoneMoments = (undone: readonly Undone[]): Moment[] =>
  undone.map(({ verb, title, by, undone_at, undone_by, undo_reason }) => ({
    at: undone_at,
    day: dayOf(undone_at),
    aside: undone_by,
    body: html`「${title}」：${by}さんが記録した「${DONE_TEXT[verb]}」を取り消しました（わけ：${undo_reason}）`,
  }))

const undo = page.staff({
  path: '/staff/proposals/:id/undo',
  can: 'proposals.write',
  audit: { action: 'proposal.undone', subject: ask => ['proposal', ask.params.id] },
  post: async (ask, tx, sent) => {
    const id = ask.params.id
    const again = async (errors: Record<string, string>, refused: Content = false, status: 409 | 422 = 422) => {
      const proposal = await proposalById(tx, id)
      return proposal ? refusedView(proposal, sent, errors, refused, status) : null
    }
    const read = accept(undoForm, sent)
    if (!read.ok) return again(read.errors)
    const given = { version: versionOf(sent), reason: read.value.undo_reason }
    const done = await undoLast(tx, id, given, who(ask))
    if (done === null) return null
    if ('refused' in done) {
      const link = done.proposal && linkButton({ href: proposalPath(done.proposal), text: `${done.title}を開く` })
      const title = REFUSAL_TEXT[done.refused]
      return again({}, notice({ kind: 'error', live: true, title, body: link }), done.refused === 'changed' ? 409 : 422)
    }
    return {
      redirect: done.gone ? personPath(done.person) : proposalPath(id),
      flash: `「${DONE_TEXT[done.verb]}」の記録を取り消しました。`,
    }
  },
})

const refusedView = (
  proposal: Proposal,
  sent: Submitted,
  errors: Record<string, string>,
  refused: Content,
  status: 409 | 422,
): View => ({
  title: '記録を取り消す',
  nav: '/staff/people',
  status,
  body: html`${backLink(proposalPath(proposal.id), '提案のページへ')}${pageHead({
    title: '記録を取り消す',
    lead: `${proposal.name}さん・${proposal.title}`,
  })}${refused || checked(errors, formPart(proposal, sent, errors))}`,
})

export const undoPages = [undo]
