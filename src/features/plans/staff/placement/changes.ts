import type { Rejection } from '#matching/index.ts'
import type { Tx } from '#platform/db.ts'
import { type Ask, doing, type Page, page, type Reply, type Staff } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { lock, remove } from '../../actions.ts'
import { seatOffer } from '../../placements/free.ts'
import { move } from '../../placements/move.ts'
import { optionsFor, whyOf } from '../../placements/options.ts'
import type { Refusal } from '../../rules.ts'
import { PLAN_REFUSAL_TEXT } from '../../text.ts'
import type { PlanHead } from '../../view.ts'
import { audited, PLANS, placementPath, readyPlan } from '../parts.ts'
import { refusedText } from '../words.ts'
import { boardOfSlot, pairOf, placementView } from './placement.ts'

type Pair = { person: string; slot: string }
type Done = { flash: string; redirect: string } | { refused: string }

/** A button on the page of a placement: does it, or says on that page why it was not done. */
const change = (
  name: string,
  action: string,
  act: (tx: Tx, plan: PlanHead, pair: Pair, ask: Ask<Staff>, form: Submitted) => Promise<Done>,
): Page =>
  page.staff({
    path: `${PLANS}/:id/${name}`,
    can: 'plans.write',
    audit: audited(action),
    post: async (ask, tx, form): Promise<Reply> => {
      const plan = await readyPlan(ask, tx)
      const pair = pairOf(field => one(form, field))
      if (!plan || !pair) return null
      const done = await act(tx, plan, pair, ask, form)
      return 'refused' in done ? placementView(ask, tx, plan, pair, done.refused) : done
    },
  })

type Outcome = { refused?: Refusal; broken?: readonly Rejection[] }

/** What is shown next: the page of what was done, or the sentence why it was not, with the rules that it would break. */
const shown = ({ refused, broken = [] }: Outcome, done: { redirect: string; flash: string }): Done =>
  refused ? { refused: refusedText({ refused, broken }) } : done

const lockPage = change('lock', 'plan.locked', async (tx, plan, { person, slot }, ask, form) => {
  const on = one(form, 'on') === '1'
  return shown(await lock(tx, plan.id, person, slot, on, doing(ask)), {
    redirect: placementPath(plan.id, person, slot),
    flash: on ? '固定しました。' : '固定を外しました。',
  })
})

const removePage = change('remove', 'plan.removed', async (tx, plan, { person, slot }, ask) => {
  const why = await whyOf(tx, plan.id, person, slot, ask.today)
  if (!why) return { refused: PLAN_REFUSAL_TEXT.gone }
  return shown(await remove(tx, plan.id, person, slot, doing(ask)), {
    redirect: boardOfSlot(plan, why.slot),
    flash: `${why.person.name}さんを「${why.slot.title}」から外しました。`,
  })
})

const CHANGED = 'この画面を開いたあとに案が変わり、合計の点が違ってきました。下でもう一度確かめてください。'

/**
 * Carries out what was confirmed and nothing else: where the plan has changed so that it would cost something else (and
 * perhaps somebody else a seat), it is asked again. `other`: somebody who takes the seat of the pair.
 */
const movePage = change('move', 'plan.moved', async (tx, plan, { person, slot }, ask, form) => {
  const [to, other] = [one(form, 'to'), one(form, 'other')]
  const options = await optionsFor(tx, plan.id, person, slot, ask.today)
  const option = other
    ? options?.others.find(one => one.person.id === other)
    : options?.move.find(one => one.to.slot === to)
  if (!option) return { refused: PLAN_REFUSAL_TEXT.gone }
  if (String(option.cost) !== one(form, 'cost')) return { refused: CHANGED }
  const done = other
    ? await move(tx, plan.id, other, null, slot, doing(ask), person)
    : await move(tx, plan.id, person, slot, to, doing(ask))
  return shown(done, {
    redirect: other ? placementPath(plan.id, other, slot) : placementPath(plan.id, person, to),
    flash: '割り当てを変えました。',
  })
})

/** Gives somebody a seat besides what they have, at the cost that was confirmed. */
const seatPage = change('seat', 'plan.seated', async (tx, plan, { person, slot }, ask, form) => {
  const offer = await seatOffer(tx, plan.id, person, slot, ask.today)
  if (!offer) return { refused: PLAN_REFUSAL_TEXT.gone }
  if ('refused' in offer) return { refused: refusedText(offer) }
  if (String(offer.cost) !== one(form, 'cost')) return { refused: CHANGED }
  return shown(await move(tx, plan.id, person, null, slot, doing(ask)), {
    redirect: placementPath(plan.id, person, slot),
    flash: '席に入れました。',
  })
})

export const changePages = [lockPage, removePage, movePage, seatPage]
