import type { Tx } from '#platform/db.ts'
import { type Ask, doing, type Page, page, type Reply, type Staff } from '#platform/page.ts'
import { rerun, setAside, startReplay, stopPlan, takeUp } from '../actions.ts'
import type { Refusal } from '../rules.ts'
import { planById } from '../store.ts'
import { PLAN_REFUSAL_TEXT } from '../text.ts'
import { audited, PLANS, planPath } from './parts.ts'
import { planView } from './plan.ts'

type Done = { id?: string } | { refused: Refusal }

/** A button of the plan's first page: does it and shows the plan, or says there why it was not done. */
const verb = (
  name: string,
  action: string,
  act: (tx: Tx, id: string, ask: Ask<Staff>) => Promise<Done>,
  flash: string,
): Page =>
  page.staff({
    path: `${PLANS}/:id/${name}`,
    can: 'plans.write',
    audit: audited(action),
    post: async (ask, tx): Promise<Reply> => {
      const id = ask.params.id
      const plan = await planById(tx, id)
      if (!plan) return null
      const done = await act(tx, id, ask)
      if ('refused' in done) return planView(ask, tx, plan, PLAN_REFUSAL_TEXT[done.refused])
      return { redirect: planPath(done.id ?? id), flash }
    },
  })

export const verbPages = [
  verb('stop', 'plan.stopped', (tx, id, ask) => stopPlan(tx, id, doing(ask)), '止めるように伝えました。'),
  verb('rerun', 'plan.rerun', (tx, id, ask) => rerun(tx, id, doing(ask)), '新しい案として、計算をはじめました。'),
  verb('replay', 'plan.replayed', (tx, id, ask) => startReplay(tx, id, doing(ask)), 'もう一度計算しています。'),
  verb('set-aside', 'plan.set-aside', (tx, id, ask) => setAside(tx, id, doing(ask)), '使わないことにしました。'),
  verb(
    'take-up',
    'plan.taken-up',
    (tx, id, ask) => takeUp(tx, id, doing(ask)),
    'また使うことにしました。7日以内に見てください。',
  ),
]
