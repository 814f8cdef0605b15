import { openStepOf } from '#features/steps/index.ts'
import { parseDay } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { type Onward, waysOn } from '#platform/feature.ts'
import { offered } from '#platform/own.ts'
import { type Ask, doing, may, type Page, page, type Reply, type Staff, type View } from '#platform/page.ts'
import { one, type Submitted, versionOf } from '#platform/submitted.ts'
import { actOnOpportunity, refusalsOf } from '../record/actions.ts'
import { publicationsOf } from '../record/store.ts'
import { figuresOn, opportunityById } from '../record/store-read.ts'
import { isVerb, type Verb } from '../rules.ts'
import { DONE_TEXT } from '../text.ts'
import { opportunityView, type Shown } from './detail.ts'
import { proposalCount } from './store.ts'
import { unverifiedView } from './unverified.ts'

const PATH = '/staff/opportunities'
const subject = (ask: Ask<Staff, 'id'>): [string, string] => ['opportunity', ask.params.id]

/** `onward`: what later nouns have to tell of an activity. */
type Onwards = readonly Onward[]

async function shownOf(
  ask: Ask<Staff, 'id'>,
  db: Read,
  onward: Onwards,
  refused?: Shown['refused'],
): Promise<View | null> {
  const opportunity = await opportunityById(db, ask.params.id)
  if (!opportunity) return null
  const figures = await figuresOn(
    db,
    opportunity.starts_on && opportunity.starts_on > ask.today ? opportunity.starts_on : ask.today,
  )
  return opportunityView({
    opportunity,
    publications: await publicationsOf(db, opportunity.id),
    step: await openStepOf(db, 'opportunity', opportunity.id),
    proposals: await proposalCount(db, opportunity.id),
    today: ask.today,
    open: await refusalsOf(db, opportunity, ask.today),
    figures,
    mayWrite: may(ask, 'opportunities.write'),
    mayPublish: may(ask, 'opportunities.publish'),
    maySeeShifts: may(ask, 'shifts.read'),
    maySeePeople: may(ask, 'matching.read'),
    onward: waysOn(offered(ask.municipality, onward), 'opportunity', opportunity.id, ask.actor.permissions),
    ...(refused ? { refused } : {}),
  })
}

export const detail = (onward: Onwards): Page =>
  page.staff({
    path: `${PATH}/:id`,
    can: 'opportunities.read',
    // A household's activity shows where somebody lives.
    audit: { action: 'opportunity.read', subject },
    get: (ask, db) => shownOf(ask, db, onward),
  })

async function act(ask: Ask<Staff, 'id'>, tx: Tx, form: Submitted, verb: Verb, onward: Onwards): Promise<Reply> {
  const id = ask.params.id
  const reason = one(form, 'reason')
  const typed = one(form, 'ends_on').trim()
  const ends_on = typed === '' ? null : parseDay(typed, { next: ask.today })
  if (typed !== '' && ends_on === null) return shownOf(ask, tx, onward, { why: 'dayUnclear', status: 422, typed: form })
  const given = { version: versionOf(form), reason, ends_on }
  const result = await actOnOpportunity(tx, id, verb, given, doing(ask))
  if ('refused' in result && result.refused === 'unverified') return askedFirst(ask, tx, form)
  if ('refused' in result)
    return shownOf(ask, tx, onward, {
      why: result.refused,
      status: result.refused === 'changed' ? 409 : 422,
      typed: form,
    })
  return { redirect: verb === 'delete' ? PATH : `${PATH}/${id}`, flash: `${DONE_TEXT[verb]}。` }
}

async function askedFirst(ask: Ask<Staff, 'id'>, tx: Tx, form: Submitted): Promise<View> {
  const opportunity = (await opportunityById(tx, ask.params.id))!
  return unverifiedView(opportunity, await publicationsOf(tx, opportunity.id), form, ask.actor.name)
}

/** To publish, and to send back, is its own permission: these two paths stand before that of the other verbs. */
const publishing = (onward: Onwards): Page[] =>
  (['publish', 'return'] as const).map(verb =>
    page.staff({
      path: `${PATH}/:id/${verb}`,
      can: 'opportunities.publish',
      audit: { action: `opportunity.${verb}`, subject },
      post: (ask, tx, form) => act(ask, tx, form, verb, onward),
    }),
  )

const others = (onward: Onwards): Page =>
  page.staff({
    path: `${PATH}/:id/:verb`,
    can: 'opportunities.write',
    audit: { action: 'opportunity.act', subject },
    post: async (ask, tx, form) => {
      const verb = ask.params.verb
      return isVerb(verb) ? act(ask, tx, form, verb, onward) : null
    },
  })

export const verbs = (onward: Onwards): Page[] => [...publishing(onward), others(onward)]
