import { html } from 'hono/html'
import { type Bound, bondsLink, otherText } from '#features/proposals/index.ts'
import type { Content, Html } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import type { Assignment, Participant } from '../store.ts'
import { timeText } from './parts.ts'

type Known = {
  bonds: readonly Bound[]
  participants: readonly Participant[]
  assignments: readonly Assignment[]
}

/**
 * Before somebody is given times: who has times here whom one of the participants is not to meet, and when whoever was
 * to come along comes, or that they do not. Staff decide.
 */
export function bondsPart({ bonds, participants, assignments }: Known): Content {
  const times = Map.groupBy(assignments, one => one.person_id)
  const lines = (
    kind: Bound['kind'],
    say: (bond: Bound, theirs: readonly string[], mine: readonly string[]) => string,
  ) =>
    bonds.flatMap(bond => {
      const who = bond.kind === kind && participants.find(one => one.person_id === bond.person_id)
      const said = who && say(bond, timesOf(times.get(bond.other.id)), timesOf(times.get(bond.person_id)))
      return said ? lineOf(who, said) : []
    })
  return [
    box('warning', '別々にすると決めた方が、この活動の時間に入っています。', lines('apart', apartText)),
    box('info', 'いっしょにすると決めた方が、同じ時間に入っていません。', lines('together', togetherText)),
  ]
}

const timesOf = (assignments: readonly Assignment[] = []): string[] => [...new Set(assignments.map(timeText))]

const apartText = (bond: Bound, theirs: readonly string[]): string =>
  theirs.length > 0 ? `${otherText(bond)}が、${theirs.join('・')}に入っています。` : ''

const togetherText = (bond: Bound, theirs: readonly string[], mine: readonly string[]): string => {
  if (theirs.length === 0) return `${otherText(bond)}は、まだどの時間にも入っていません。`
  const alone = theirs.filter(time => !mine.includes(time))
  return alone.length > 0 ? `${otherText(bond)}は、${alone.join('・')}に入っています。` : ''
}

const lineOf = ({ person_id, name }: Participant, said: string): Html =>
  html`<li><b>${name}さん</b>：${said}${bondsLink(person_id, name)}</li>`

const box = (kind: 'warning' | 'info', title: string, lines: readonly Html[]): Content =>
  lines.length > 0 && notice({ kind, title, body: html`<ul>${lines}</ul>` })
