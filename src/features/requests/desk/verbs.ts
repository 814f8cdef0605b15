import type { Tx } from '#platform/db.ts'
import { type Ask, page, type Reply, type Staff } from '#platform/page.ts'
import { accept, type Submitted } from '#platform/submitted.ts'
import { closeForm, joinForm, noteForm } from '../forms.ts'
import type { Refusal } from '../rules.ts'
import { requestPath } from '../rules.ts'
import { REFUSAL_TEXT } from '../text.ts'
import { close, joinPerson, noteCall } from './actions.ts'
import { detailView } from './detail.ts'
import { doing } from './parts.ts'
import { personNumbered } from './store.ts'

type Asked = Ask<Staff, 'id'>
const subject = (ask: Asked): [string, string] => ['request', ask.params.id]

/** The page again with what was refused at its field, or back to it with a word. */
const answered = async (
  ask: Asked,
  tx: Tx,
  typed: Submitted,
  field: string,
  refused: { refused: Refusal } | null,
  flash: string,
): Promise<Reply> =>
  refused
    ? detailView(ask, tx, { typed, errors: { [field]: REFUSAL_TEXT[refused.refused] } })
    : { redirect: requestPath(ask.params.id), flash }

const note = page.staff({
  path: `${requestPath(':id')}/note`,
  can: 'people.write',
  audit: { action: 'request.note', subject },
  post: async (ask, tx, typed) => {
    const read = accept(noteForm, typed)
    if (!read.ok) return detailView(ask, tx, read)
    const refused = await noteCall(tx, ask.params.id, read.value, doing(ask))
    return answered(
      ask,
      tx,
      typed,
      refused?.refused === 'duePast' ? 'due' : 'note',
      refused,
      '連絡したことを記録しました。',
    )
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
    return answered(ask, tx, typed, 'outcome', refused, '依頼を終わりにしました。')
  },
})

const join = page.staff({
  path: `${requestPath(':id')}/join`,
  can: 'people.write',
  audit: { action: 'request.join', subject },
  post: async (ask, tx, typed) => {
    const read = accept(joinForm, typed)
    if (!read.ok) return detailView(ask, tx, read)
    const { person, number } = read.value
    const whom = number > 0 ? (await personNumbered(tx, number))?.id : person
    const refused = whom
      ? await joinPerson(tx, ask.params.id, whom, doing(ask))
      : ({ refused: 'noPerson' } satisfies { refused: Refusal })
    return answered(ask, tx, typed, 'number', refused, '利用者と結びつけました。')
  },
})

export const verbPages = [note, end, join]
