import { nextText } from '#features/steps/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import { type Ask, doing, page, type Reply, type Staff } from '#platform/page.ts'
import { accept, type Submitted } from '#platform/submitted.ts'
import { answerForm, closeForm, passForm } from '../forms.ts'
import { questionPath, type Refusal, saysWho } from '../rules.ts'
import { REFUSAL_TEXT, saysWhoText } from '../text.ts'
import { answer, close, pass } from './actions.ts'
import { detailView } from './detail.ts'
import { questionAtDesk } from './store.ts'

type Asked = Ask<Staff, 'id'>
const subject = (ask: Asked): [string, string] => ['question', ask.params.id]

/** Back to the page with a word, or the page again with what was typed. */
async function answered(
  ask: Asked,
  tx: Tx,
  typed: Submitted,
  result: { refused: Refusal } | null,
  flash: string,
): Promise<Reply> {
  if (!result) return { redirect: questionPath(ask.params.id), flash }
  const sentence = REFUSAL_TEXT[result.refused]
  return detailView(
    ask,
    tx,
    result.refused === 'duePast' ? { typed, errors: { due: sentence } } : { typed, refused: sentence },
  )
}

const passing = page.staff({
  path: `${questionPath(':id')}/pass`,
  can: 'people.write',
  audit: { action: 'question.pass', subject },
  post: async (ask, tx, typed) => {
    const question = await questionAtDesk(tx, ask.params.id)
    if (!question) return null
    const read = accept(passForm(ask.today), typed, ({ told = '' }) => {
      const found = saysWho(told, question)
      return found.length > 0 ? { told: saysWhoText(found) } : {}
    })
    if (!read.ok) return detailView(ask, tx, { typed, errors: read.errors })
    const refused = await pass(tx, question.id, read.value, doing(ask))
    return answered(ask, tx, typed, refused, `団体に聞いたことを記録しました。${await nextText(tx, read.value.due)}`)
  },
})

/** What the desk says of a question in words: by this form, with this done and told. */
const saying = <T extends Record<string, unknown>>(
  verb: 'answer' | 'close',
  form: Parameters<typeof accept<T>>[0],
  does: (tx: Tx, id: string, said: T, doing: Doing) => Promise<{ refused: Refusal } | null>,
  told: string,
) =>
  page.staff({
    path: `${questionPath(':id')}/${verb}`,
    can: 'people.write',
    audit: { action: `question.${verb}`, subject },
    post: async (ask, tx, typed) => {
      const read = accept(form, typed)
      if (!read.ok) return detailView(ask, tx, { typed, errors: read.errors })
      return answered(ask, tx, typed, await does(tx, ask.params.id, read.value, doing(ask)), told)
    },
  })

const ANSWERED = '答えを送りました。ご本人のページに出て、お知らせが届きます。'
export const verbPages = [
  passing,
  saying('answer', answerForm, (tx, id, { answer: said }, doing) => answer(tx, id, said, doing), ANSWERED),
  saying('close', closeForm, (tx, id, { why }, doing) => close(tx, id, why, doing), '質問を終わりにしました。'),
]
