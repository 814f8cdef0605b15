import { html } from 'hono/html'
import type { Read, Tx } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { isId, newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Reply, type Resident, type View } from '#platform/page.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { MINE_DELEGATES } from '../paths.ts'
import { endDelegate, makeDelegate } from './actions.ts'
import { dayFits, delegateForm } from './forms.ts'
import { delegationsOf } from './store.ts'
import { MAKE_TEXT } from './text.ts'
import { delegateFields, delegatesPart, paperView } from './views.ts'

async function view(
  ask: Ask<Resident>,
  db: Read,
  typed: Submitted = filled({}),
  errors: Readonly<Record<string, string>> = {},
): Promise<View> {
  return {
    title: '代理の方',
    nav: '/my',
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    body: html`${backLink('/my', 'わたしのページへ')}
      ${pageHead({ title: '代理の方', lead: '家族や支援者の方に、あなたの代わりに手続きをまかせることができます。いつでも、1回押すだけで終わりにできます。' })}
      ${delegatesPart(await delegationsOf(db, ask.actor.person), MINE_DELEGATES, ask.now)}
      <h2>代理の方を決める</h2>
      ${checked(errors, form({ action: MINE_DELEGATES, once: newId(), body: delegateFields(typed, errors), submit: button({ text: '決めて、渡す紙を見る', kind: 'main', icon: 'print' }) }))}`,
  }
}

async function make(ask: Ask<Resident>, tx: Tx, typed: Submitted): Promise<Reply> {
  const read = accept(delegateForm, typed, dayFits(ask.today))
  if (!read.ok) return view(ask, tx, typed, read.errors)
  const { person, name: whose } = ask.actor
  const made = await makeDelegate(
    tx,
    { municipality: ask.municipality.id, person, medium: 'web' },
    read.value,
    doing(ask),
  )
  if ('refused' in made) return view(ask, tx, typed, { name: MAKE_TEXT[made.refused] })
  return paperView(ask, { name: read.value.name, whose }, made, MINE_DELEGATES)
}

/** Whom somebody lets act for them: named by themselves alone, ended by one press. */
export const delegatesPage = page.resident({
  ...{ path: MINE_DELEGATES, can: 'everyone', stand: 'never' },
  audit: { action: 'delegation.mine', subject: ask => ['person', ask.actor.person] },
  get: (ask, db) => view(ask, db),
  post: async (ask, tx, typed) => {
    const id = one(typed, 'end')
    if (id === '') return make(ask, tx, typed)
    const ended = isId(id) && (await endDelegate(tx, { id, person: ask.actor.person }, 'person', doing(ask)))
    return {
      redirect: MINE_DELEGATES,
      ...doneOr(ended, '代理を終わりにしました。', 'この代理は、もう終わっています。'),
    }
  },
})
