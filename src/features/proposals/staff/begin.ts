import { html } from 'hono/html'
import { fullName, type PersonHead, personHead, personPath } from '#features/people/index.ts'
import { explain } from '#matching/index.ts'
import type { Tx } from '#platform/db.ts'
import { isId } from '#platform/ids.ts'
import { type Ask, doing, page, type Reply, type Staff } from '#platform/page.ts'
import { accept, all, one, type Submitted } from '#platform/submitted.ts'
import { checked } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { apartNotice, bondsSeen, otherText, togetherNotice } from '../bonds/part.ts'
import type { Bound } from '../bonds/store.ts'
import { formOf, type Given } from '../forms.ts'
import { engineOf } from '../ranking/cities.ts'
import { isRanked } from '../ranking/engine/engine.ts'
import { type Shown, shownIn, weightsVersion } from '../ranking/lists.ts'
import { propose } from '../record/actions.ts'
import type { Beginning } from '../rules.ts'
import { REFUSAL_TEXT } from '../text.ts'
import { type Brief, briefsOf, fieldName, ofChoice, passForm, proposeForm } from './suggestions.ts'

const begin = page.staff({
  path: '/staff/people/:id/proposals',
  can: 'proposals.write',
  audit: { action: 'proposal.begun', subject: ask => ['person', ask.params.id] },
  post: async (ask, tx, sent) => {
    const person = await personHead(tx, ask.params.id)
    const [brief] = await briefsOf(tx, [one(sent, 'opportunity')].filter(isId)).then(found => [...found.values()])
    if (!person || !brief || person.closed_on) return null
    const beginning: Beginning = one(sent, 'beginning') === 'pass' ? 'pass' : 'propose'
    const typed = ofChoice(sent)
    const read = accept<Given>(formOf(beginning, ask.today), typed)
    const chosen = { person, brief, beginning }
    return read.ok ? begun(ask, tx, chosen, typed, read.value) : again(ask, tx, chosen, typed, read.errors)
  },
})

type Chosen = { person: PersonHead; brief: Brief; beginning: Beginning }

async function begun(ask: Ask<Staff>, tx: Tx, chosen: Chosen, typed: Submitted, given: Given): Promise<Reply> {
  const { person, brief, beginning } = chosen
  const who = doing(ask)
  const shown = await shownAs(ask, tx, one(typed, 'shown'), person.id, brief.id)
  const done = await propose(tx, { person: person.id, opportunity: brief.id, beginning, shown, ...given }, who)
  if ('refused' in done) {
    if (done.refused === 'reasonUnfit') return again(ask, tx, chosen, typed, { reason: REFUSAL_TEXT.reasonUnfit })
    return notProposed(chosen, REFUSAL_TEXT[done.refused])
  }
  const others = beginning === 'propose' ? await companions(ask, tx, person.id, typed) : []
  for (const bond of others) {
    const seen = await shownAs(ask, tx, '', bond.other.id, brief.id)
    const both = await propose(
      tx,
      { person: bond.other.id, opportunity: brief.id, beginning, shown: seen, ...given },
      who,
    )
    if ('refused' in both)
      return notProposed(
        chosen,
        `${otherText(bond)}に提案できないため、どなたにも提案していません。${REFUSAL_TEXT[both.refused]}`,
      )
  }
  const flash =
    beginning === 'pass'
      ? `「${brief.title}」を見送りとして記録しました。`
      : `「${brief.title}」を${others.map(bond => `${otherText(bond)}にも`).join('、')}提案しました。返事を聞く一歩を入れました。`
  return { redirect: personPath(person.id), flash }
}

/** Whoever goes together with the person and was chosen to be asked at the same time. */
async function companions(ask: Ask<Staff>, tx: Tx, person: string, typed: Submitted): Promise<Bound[]> {
  const chosen = all(typed, 'with')
  if (chosen.length === 0) return []
  const bonds = await bondsSeen(ask, tx, [person])
  return bonds.filter(({ kind, other }) => kind === 'together' && chosen.includes(other.id))
}

const notProposed = ({ person, brief }: Chosen, title: string): Reply =>
  refusal(person, {
    title: '提案できませんでした',
    head: `「${brief.title}」`,
    body: notice({ kind: 'error', live: true, title }),
  })

/** The pair as the list showed it, else as it would be shown now, to stand with the proposal. */
async function shownAs(ask: Ask<Staff>, tx: Tx, list: string, person: string, opportunity: string) {
  const shown = await shownIn(tx, list, person, opportunity)
  if (shown) return shown
  const engine = await engineOf(tx, ask, { people: [person], activities: [opportunity] })
  if (!isRanked(engine, person) || !engine.opportunities.has(opportunity)) return null
  const { total, terms } = explain(engine.snapshot, person, opportunity)
  return { score: total, terms, weights: weightsVersion(engine) } satisfies Shown
}

/** The form once more, with what was typed and what to do. */
async function again(
  ask: Ask<Staff>,
  tx: Tx,
  { person, brief, beginning }: Chosen,
  typed: Submitted,
  errors: Record<string, string>,
): Promise<Reply> {
  const choice = { person: person.id, opportunity: brief.id, list: one(typed, 'shown') || undefined, mark: brief.id }
  const shown = { note: one(typed, 'note'), errors }
  const named = Object.entries(errors).map(([name, message]) => [fieldName(name, beginning, brief.id), message])
  const body = beginning === 'pass' ? passForm(choice, shown) : proposeForm(choice, '提案する', shown)
  const bonds = beginning === 'pass' ? [] : await bondsSeen(ask, tx, [person.id])
  const what = beginning === 'pass' ? '見送る' : '提案する'
  return refusal(person, {
    title: `${what}理由`,
    head: `「${brief.title}」を${what}`,
    body: checked(Object.fromEntries(named), [apartNotice(bonds, brief.id), togetherNotice(bonds, brief.id), body]),
  })
}

const refusal = (person: PersonHead, { title, head, body }: { title: string; head: string; body: Content }): Reply => ({
  title,
  status: 422,
  nav: '/staff/people',
  body: html`${backLink(personPath(person.id), `${fullName(person)}さんの相談画面`)}${pageHead({ title: head })}${body}`,
})

export const beginPages = [begin]
