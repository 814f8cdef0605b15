import { nextText } from '#features/steps/index.ts'
import type { Tx } from '#platform/db.ts'
import { type Ask, doing, page, type Reply, type Staff } from '#platform/page.ts'
import { accept, type Submitted } from '#platform/submitted.ts'
import { closeForm, joinForm, noteForm, reopenForm, someoneNamed } from '../forms.ts'
import { type Refusal, requestPath } from '../rules.ts'
import { REFUSAL_TEXT } from '../text.ts'
import { close, joinPerson, noteCall, reopen } from './actions.ts'
import { detailView } from './detail.ts'
import { personNumbered } from './store.ts'

type Asked = Ask<Staff, 'id'>
const subject = (ask: Asked): [string, string] => ['request', ask.params.id]

/**
 * The page again with what was refused, at the field of the form where it is one of its fields that has to be changed, or
 * back to it with a word.
 */
async function answered(
  ask: Asked,
  tx: Tx,
  typed: Submitted,
  result: { refused: Refusal } | null,
  { flash, fields = {} }: { flash: string; fields?: Partial<Record<Refusal, string>> },
): Promise<Reply> {
  if (!result) return { redirect: requestPath(ask.params.id), flash }
  const [field, sentence] = [fields[result.refused], REFUSAL_TEXT[result.refused]]
  return detailView(ask, tx, field ? { typed, errors: { [field]: sentence } } : { typed, refused: sentence })
}

const note = page.staff({
  path: `${requestPath(':id')}/note`,
  can: 'people.write',
  audit: { action: 'request.note', subject },
  post: async (ask, tx, typed) => {
    const read = accept(noteForm(ask.today), typed)
    if (!read.ok) return detailView(ask, tx, read)
    const refused = await noteCall(tx, ask.params.id, read.value, doing(ask))
    return answered(ask, tx, typed, refused, {
      flash: `連絡したことを記録しました。${await nextText(tx, read.value.due)}`,
      fields: { duePast: 'due' },
    })
  },
})

const end = page.staff({
  path: `${requestPath(':id')}/close`,
  can: 'people.write',
  audit: { action: 'request.close', subject },
  post: async (ask, tx, typed) => {
    const read = accept(closeForm, typed)
    if (!read.ok) return detailView(ask, tx, read)
    const { outcome, end_note } = read.value
    const refused = await close(tx, ask.params.id, { outcome, note: end_note }, doing(ask))
    return answered(ask, tx, typed, refused, { flash: '依頼を終わりにしました。' })
  },
})

const join = page.staff({
  path: `${requestPath(':id')}/join`,
  can: 'people.write',
  audit: { action: 'request.join', subject },
  post: async (ask, tx, typed) => {
    const read = accept(joinForm, typed, someoneNamed)
    if (!read.ok) return detailView(ask, tx, read)
    const { person, number } = read.value
    const whom = number === null ? person : (await personNumbered(tx, number))?.id
    const refused = whom
      ? await joinPerson(tx, ask.params.id, whom, doing(ask))
      : ({ refused: 'noPerson' } satisfies { refused: Refusal })
    return answered(ask, tx, typed, refused, { flash: '利用者と結びつけました。', fields: { noPerson: 'number' } })
  },
})

const again = page.staff({
  path: `${requestPath(':id')}/reopen`,
  can: 'people.write',
  audit: { action: 'request.reopen', subject },
  post: async (ask, tx, typed) => {
    const read = accept(reopenForm(ask.today), typed)
    if (!read.ok) return detailView(ask, tx, read)
    const { reopen_note: note, reopen_due: due } = read.value
    const refused = await reopen(tx, ask.params.id, { note, due }, doing(ask))
    return answered(ask, tx, typed, refused, {
      flash: `依頼を再開しました。${await nextText(tx, due)}`,
      fields: { duePast: 'reopen_due' },
    })
  },
})

export const verbPages = [note, end, join, again]
