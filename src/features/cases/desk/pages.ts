import { nextText } from '#features/steps/index.ts'
import type { Tx } from '#platform/db.ts'
import { type Ask, doing, page, type Reply, type Staff } from '#platform/page.ts'
import { accept, one, type Submitted } from '#platform/submitted.ts'
import { add, end, goOn, mark, pause, type Refused } from '../actions.ts'
import { addForm, endForm, endRule, markForm, markRule, pauseForm } from '../forms.ts'
import { casePath, type Refusal } from '../rules.ts'
import { type Case, caseById } from '../store.ts'
import { REFUSAL_TEXT } from '../text.ts'
import { detailView } from './detail.ts'

type Asked = Ask<Staff, 'id'>

const form = (
  end: 'milestone' | 'add' | 'pause' | 'go' | 'end',
  post: (ask: Asked, tx: Tx, typed: Submitted) => Promise<Reply>,
) =>
  page.staff({
    path: `${casePath(':id')}/${end}` as const,
    can: 'people.write',
    audit: { action: 'case.write', subject: ask => ['support_case', ask.params.id] },
    post,
  })

const DAYS: readonly Refusal[] = ['future', 'early', 'past']

/** The page again with why nothing was done: at the field of the day where it is the day. */
function refusedView(ask: Asked, tx: Tx, typed: Submitted, refused: Refusal, dayField = ''): Promise<Reply> {
  const sentence = REFUSAL_TEXT[refused]
  return detailView(
    ask,
    tx,
    dayField && DAYS.includes(refused) ? { typed, errors: { [dayField]: sentence } } : { typed, refused: sentence },
  )
}

async function reply(
  ask: Asked,
  tx: Tx,
  typed: Submitted,
  done: Case | Refused,
  told: string,
  dayField?: string,
): Promise<Reply> {
  if ('refused' in done) return refusedView(ask, tx, typed, done.refused, dayField)
  const due = (await caseById(tx, done.id))?.due_on
  return { redirect: casePath(done.id), flash: `${told}${due ? await nextText(tx, due) : ''}` }
}

const markPage = form('milestone', async (ask, tx, typed) => {
  const read = accept(markForm(ask.today, one(typed, 'verb')), typed, markRule)
  if (!read.ok) return detailView(ask, tx, read)
  const skip = read.value.verb === 'skip' ? read.value.skip : null
  const done = await mark(tx, ask.params.id, { ...read.value, skip }, doing(ask))
  return reply(ask, tx, typed, done, '節目を記録しました。', 'on_day')
})

const addPage = form('add', async (ask, tx, typed) => {
  const read = accept(addForm(ask.today), typed)
  if (!read.ok) return detailView(ask, tx, read)
  return reply(ask, tx, typed, await add(tx, ask.params.id, read.value, doing(ask)), '節目を足しました。', 'planned_on')
})

const pausePage = form('pause', async (ask, tx, typed) => {
  const read = accept(pauseForm(ask.today), typed)
  if (!read.ok) return detailView(ask, tx, read)
  const { as, until, pause_why: why } = read.value
  return reply(
    ask,
    tx,
    typed,
    await pause(tx, ask.params.id, { as, until, why }, doing(ask)),
    '休むことを記録しました。',
    'until',
  )
})

const goPage = form('go', async (ask, tx, typed) => {
  const kept = await caseById(tx, ask.params.id)
  if (!kept) return null
  const done = await goOn(tx, kept.id, kept.status === 'ended' ? 'reopen' : 'resume', doing(ask))
  return reply(ask, tx, typed, done, '続けることを記録しました。')
})

const endPage = form('end', async (ask, tx, typed) => {
  const kept = await caseById(tx, ask.params.id)
  if (!kept) return null
  const read = accept(endForm(ask.today), typed, endRule(kept.route))
  if (!read.ok) return detailView(ask, tx, read)
  const { end: as, ended_on: on_day, end_why: why, to } = read.value
  const done = await end(tx, kept.id, { as, on_day, why, to }, doing(ask))
  if ('refused' in done) return refusedView(ask, tx, typed, done.refused, 'ended_on')
  const moved = done.id !== kept.id
  return {
    redirect: casePath(done.id),
    flash: moved ? '終わりを記録し、移った先の進路を始めました。' : '終わりを記録しました。',
  }
})

export const formPages = [markPage, addPage, pausePage, goPage, endPage]
