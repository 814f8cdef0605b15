import type { Closing } from '#platform/feature.ts'
import { ENDING, type Ending, isOpen, isReason, reasonsFor, verbsNow } from '../rules.ts'
import { proposalSubject } from '../subject.ts'
import { REASON_TEXT, REFUSAL_TEXT, STATUS_TEXT } from '../text.ts'
import { act } from './actions.ts'
import { type Proposal, proposalById, proposalsOfPerson } from './store.ts'

const ENDING_TEXT = {
  decline: '辞退（本人の都合）',
  'fall-through': '不調',
  end: '終了',
} satisfies Record<Exclude<Ending, 'pass'>, string>

const isEnding = (verb: string): verb is keyof typeof ENDING_TEXT => verb in ENDING && verb !== 'pass'

const waysOf = ({ entries, legal_form }: Proposal) =>
  verbsNow(entries, legal_form)
    .filter(isEnding)
    .flatMap(verb =>
      reasonsFor(verb).map(reason => ({
        value: `${verb}:${reason}`,
        label: `${ENDING_TEXT[verb]}：${REASON_TEXT[reason]}`,
      })),
    )

/** Proposals that are open when somebody's time at the desk ends: each ends by the verb and the reason that is chosen. */
export const proposalClosing: Closing = {
  open: async (db, person) =>
    (await proposalsOfPerson(db, person))
      .filter(({ status }) => isOpen(status))
      .map(proposal => ({
        id: proposal.id,
        what: `提案「${proposal.title}」（${proposal.organisation}・${STATUS_TEXT[proposal.status]}）`,
        href: proposalSubject.path(proposal.id),
        ways: waysOf(proposal),
      })),
  end: async (tx, { id, way, why }, doing) => {
    const [verb = '', reason = ''] = way.split(':')
    const proposal = await proposalById(tx, id)
    if (!proposal || !isEnding(verb) || !isReason(reason)) return REFUSAL_TEXT.notNow
    const given = { day: null, medium: 'visit', note: why, reason, version: proposal.version } as const
    const done = await act(tx, id, verb, given, doing)
    return done === null || 'refused' in done ? REFUSAL_TEXT[done?.refused ?? 'notNow'] : null
  },
}
