import { html } from 'hono/html'
import { z } from 'zod'
import { nextStep } from '#features/steps/index.ts'
import type { Correctable, Corrected, RecordFound, Told } from '#platform/correctable.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import { day, needed, note, oneOf, requiredDay } from '#platform/reading.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { dateField, selectField, textArea } from '#ui/fields.ts'
import { settle } from './actions.ts'
import { optionsOf } from './desk/parts.ts'
import { casePath, ENDS, PATH, ROUTES } from './rules.ts'
import { type Case, caseById, changeCase, changeMilestone, giveCase, holdCase, removeCase } from './store.ts'
import { caseSubject } from './subject.ts'
import { doneText, END_TEXT, REFUSAL_TEXT, ROUTE_TEXT } from './text.ts'

const DAY = '「令和8年11月21日」のように入力してください。'
const fieldOf = (milestone: string): string => `done-${milestone}`
const doneOf = ({ milestones }: Case) => milestones.filter(({ done_on }) => done_on !== null)

const toldOf = (kept: Case): Told[] => [
  ['進路', ROUTE_TEXT[kept.route]],
  ['めざすこと', kept.goal],
  ['始めた日', formatDay(kept.begun_on)],
  ...kept.milestones.map((milestone): Told => [milestone.title, doneText(milestone)]),
  ['終わり方', kept.end_as ? END_TEXT[kept.end_as] : ''],
  ['終わった日', kept.ended_on ? formatDay(kept.ended_on) : ''],
]

async function find(db: Read, id: string): Promise<RecordFound | null> {
  const kept = await caseById(db, id)
  if (!kept) return null
  const { person_id: person, route, goal, begun_on, ended_on, end_as, milestones, status } = kept
  return {
    ...{
      person,
      by: kept.by_account,
      days: [begun_on, ...(ended_on ? [ended_on] : [])],
      told: toldOf(kept),
      back: casePath(id),
    },
    // Whoever may write goes on with it, not only who began it.
    shared: true,
    row: { person, route, goal, begun_on, ended_on, end_as, status, milestones },
    verbs: person ? ['correct', 'move', 'void'] : ['correct', 'void'],
    ...(!person && { about: kept.client, nav: PATH }),
    voids: { text: '取り消す（この進路はなかった）', lead: '節目もいっしょに取り消します。数にも入らなくなります。' },
  }
}

/** The days of what was done; one left empty was not done. */
const form = (kept: Case, today: Day) =>
  z.object({
    route: needed(oneOf(ROUTES), '進路を選んでください。'),
    goal: note('めざすこと', 300, '短く書いてください。'),
    begun_on: requiredDay(`始めた日を${DAY}`, { last: today }),
    ...(kept.status === 'ended' && {
      end_as: needed(oneOf(ENDS), '終わり方を選んでください。'),
      ended_on: requiredDay(`終わった日を${DAY}`, { last: today }),
    }),
    ...Object.fromEntries(doneOf(kept).map(({ id }) => [fieldOf(id), day(`済んだ日を${DAY}`, { last: today })])),
  })

/** Every day lies between the one on which it began and today. */
function wrongDays(kept: Case, read: Readonly<Record<string, unknown>>, today: Day): Record<string, string> {
  const begun = read['begun_on'] as Day | undefined
  const days = [
    'begun_on',
    ...(kept.status === 'ended' ? ['ended_on'] : []),
    ...doneOf(kept).map(({ id }) => fieldOf(id)),
  ]
  return Object.fromEntries(
    days.flatMap(name => {
      const on = read[name] as Day | null | undefined
      if (!on) return []
      if (on > today) return [[name, REFUSAL_TEXT.future]]
      return begun && on < begun ? [[name, REFUSAL_TEXT.early]] : []
    }),
  )
}

async function correct(tx: Tx, id: string, typed: Submitted, who: Doing): Promise<Corrected> {
  const kept = (await caseById(tx, id))!
  const read = accept<Record<string, unknown>>(form(kept, who.today), typed, said => wrongDays(kept, said, who.today))
  if (!read.ok) return read
  const {
    route,
    goal,
    begun_on,
    end_as = null,
    ended_on = null,
  } = read.value as Pick<Case, 'route' | 'goal' | 'begun_on'> & Partial<Pick<Case, 'end_as' | 'ended_on'>>
  await changeCase(tx, id, { route, goal, begun_on, end_as, ended_on })
  for (const { id: milestone } of doneOf(kept)) {
    const done_on = read.value[fieldOf(milestone)] as Day | null
    await changeMilestone(tx, milestone, { done_on, ...(done_on === null && { skipped: null }) })
  }
  await settle(tx, id, who)
  return {}
}

async function move(tx: Tx, id: string, person: string, who: Doing): Promise<Corrected> {
  await giveCase(tx, id, person)
  await settle(tx, id, who)
  return {}
}

async function remove(tx: Tx, id: string, { by, now }: Doing): Promise<Corrected> {
  const kept = (await caseById(tx, id))!
  await nextStep(tx, [caseSubject, id], kept.person_id, null, { by, at: now, outcome: '進路の取り消し' })
  await removeCase(tx, id)
  return {}
}

const stored = (kept: Case): Submitted =>
  filled({
    ...{ route: kept.route, goal: kept.goal, begun_on: formatDay(kept.begun_on), end_as: kept.end_as },
    ended_on: kept.ended_on && formatDay(kept.ended_on),
    ...Object.fromEntries(doneOf(kept).map(({ id, done_on }) => [fieldOf(id), formatDay(done_on!)])),
  })

/** What was written down wrongly of somebody's way, at any date: its days, its route, its end; figures and step follow. */
export const caseRecord = {
  ...{ kind: 'support_case', text: '進路の記録', can: 'people.write' },
  ...{ lock: holdCase, find, correct, move, remove },
  fields: async (db, id, { typed, errors }) => {
    const kept = (await caseById(db, id))!
    const sent = typed ?? stored(kept)
    const field = (name: string, label: string) => ({ name, label, value: one(sent, name), error: errors[name] })
    return html`${[
      selectField({ ...field('route', '進路'), required: true, options: optionsOf(ROUTES, ROUTE_TEXT) }),
      textArea({ ...field('goal', 'めざすこと'), rows: 2, limit: 300 }),
      dateField({ ...field('begun_on', '始めた日'), required: true }),
      doneOf(kept).map(({ id: milestone, title }) =>
        dateField({
          ...field(fieldOf(milestone), `「${title}」が済んだ日`),
          hint: 'まだ済んでいなかったときは、空にしてください。',
        }),
      ),
      kept.status === 'ended' && [
        selectField({ ...field('end_as', '終わり方'), required: true, options: optionsOf(ENDS, END_TEXT) }),
        dateField({ ...field('ended_on', '終わった日'), required: true }),
      ],
    ]}`
  },
} satisfies Correctable
