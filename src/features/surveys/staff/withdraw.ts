import type { Read } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { doing, page } from '#platform/page.ts'
import { withdrawSlip } from '../actions.ts'
import { entryPath, PATH, personPath, talkPath } from '../paths.ts'
import { consultationHead, type Slip, slipById } from '../store.ts'

/** Where what a slip asks about is shown. */
async function backTo(db: Read, { consultation_id, entry_id }: Slip): Promise<string> {
  if (entry_id) return entryPath(entry_id)
  if (!consultation_id) return PATH
  const person = (await consultationHead(db, consultation_id))?.person_id
  return person ? personPath(person) : talkPath(consultation_id)
}

export const withdrawPage = page.staff({
  path: `${PATH}/:id/withdraw`,
  can: 'surveys.type',
  audit: { action: 'survey.withdraw', subject: ask => ['survey', ask.params.id] },
  post: async (ask, tx) => {
    const slip = await slipById(tx, ask.params.id)
    if (!slip) return null
    const done = await withdrawSlip(tx, slip.id, doing(ask))
    return {
      redirect: await backTo(tx, slip),
      ...doneOr(done, '用紙を取り消しました。', 'この用紙は、もう答えがあるか、取り消されています。'),
    }
  },
})
