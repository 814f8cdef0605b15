import { nextText } from '#features/steps/index.ts'
import { type Ask, doing, page, type Reply, type Staff } from '#platform/page.ts'
import { accept } from '#platform/submitted.ts'
import { actForm, answerForm, sendForm } from '../forms.ts'
import { isOver, referralPath, seenPath } from '../rules.ts'
import { REFUSAL_TEXT, STATUS_TEXT } from '../text.ts'
import { send } from './actions.ts'
import { detailView } from './detail.ts'
import { act, hear } from './verbs.ts'

type Asked = Ask<Staff, 'id'>
const subject = (ask: Asked): [string, string] => ['referral', ask.params.id]

const sendPage = page.staff({
  path: `${referralPath(':id')}/send`,
  can: 'people.write',
  audit: { action: 'referral.send', subject },
  post: async (ask, tx, typed): Promise<Reply> => {
    const read = accept(sendForm, typed)
    if (!read.ok) return detailView(ask, tx, read)
    const done = await send(tx, ask.params.id, read.value.way, doing(ask))
    if ('refused' in done) return detailView(ask, tx, { typed, refused: REFUSAL_TEXT[done.refused] })
    if (done.token) return detailView(ask, tx, { link: `${ask.url.origin}${seenPath(done.token)}` })
    const path = referralPath(ask.params.id)
    return {
      redirect: read.value.way === 'fax' ? `${path}/sheet` : path,
      flash: `送ったことを記録しました。${await nextText(tx, done.due)}`,
    }
  },
})

const answerPage = page.staff({
  path: `${referralPath(':id')}/answer`,
  can: 'people.write',
  audit: { action: 'referral.answer', subject },
  post: async (ask, tx, typed) => {
    const read = accept(answerForm(ask.today), typed)
    if (!read.ok) return detailView(ask, tx, read)
    const done = await hear(tx, ask.params.id, read.value, doing(ask))
    if (!('refused' in done)) {
      const rest = isOver(done.status) ? '' : await nextText(tx, done.due_on)
      return {
        redirect: referralPath(ask.params.id),
        flash: `返事を記録しました：${STATUS_TEXT[done.status]}。${rest}`,
      }
    }
    const sentence = REFUSAL_TEXT[done.refused]
    const day = done.refused === 'future' || done.refused === 'early'
    return detailView(ask, tx, day ? { typed, errors: { on_day: sentence } } : { typed, refused: sentence })
  },
})

const actPage = page.staff({
  path: `${referralPath(':id')}/act`,
  can: 'people.write',
  audit: { action: 'referral.act', subject },
  post: async (ask, tx, typed) => {
    const read = accept(actForm, typed, ({ verb, reason }) =>
      verb === 'hold' && !reason ? { reason: '止めるわけを選んでください。' } : {},
    )
    if (!read.ok) return detailView(ask, tx, read)
    const { verb, reason, why: note } = read.value
    const refused = await act(tx, ask.params.id, verb, { reason, note }, doing(ask))
    if (refused) return detailView(ask, tx, { typed, refused: REFUSAL_TEXT[refused.refused] })
    return { redirect: referralPath(ask.params.id), flash: '記録しました。' }
  },
})

export const verbPages = [sendPage, answerPage, actPage]
