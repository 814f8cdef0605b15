import { html } from 'hono/html'
import { editPath } from '#features/people/index.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, may, type Staff } from '#platform/page.ts'
import { type Content, type Html, sr } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { type Bound, boundTo, type Place } from './store.ts'

/** The bonds of these people for whoever may open the page on which they are kept; nobody else loads any. */
export const bondsSeen = async (ask: Ask<Staff>, db: Read, people: readonly string[]): Promise<Bound[]> =>
  may(ask, 'people.write') && people.length > 0 ? boundTo(db, people, ask.today) : []

/** 「田中 花子さん（No. 12）」: who has the same name is told apart. */
export const otherText = ({ other }: Pick<Bound, 'other'>): string => `${other.name}さん（No. ${other.number}）`

/** The way to the record of a bond, where its reason stands. `name`: whose, where a page has the link of several people. */
export const bondsLink = (person: string, name = ''): Html =>
  html`<a href="${editPath(person, 'bonds')}">「いっしょに・別々に」の記録${name && sr(`（${name}さん）`)}</a>`

const APART_TEXT = {
  in: (who: string) => `別々にすると決めた${who}が、この活動に入っています。`,
  proposed: (who: string) => `別々にすると決めた${who}にも、この活動を提案しています。`,
} satisfies Record<Place, (who: string) => string>

/** Warns before an activity is proposed in which somebody is, or may soon be, whom the person is not to meet. Staff decide. */
export function apartNotice(bonds: readonly Bound[], opportunity: string, name = ''): Content {
  const [first] = bonds
  const said = bonds.flatMap(bond => {
    const place = bond.places[opportunity]
    return bond.kind === 'apart' && place ? APART_TEXT[place](otherText(bond)) : []
  })
  return (
    first &&
    said.length > 0 &&
    notice({
      kind: 'warning',
      title: said.join(''),
      body: html`わけは${bondsLink(first.person_id, name)}で確かめられます。このまま提案することもできます。`,
    })
  )
}

/** Tells of whoever was to come along and is not in the activity, nor asked yet. */
export function togetherNotice(bonds: readonly Bound[], opportunity: string, name = ''): Content {
  const missing = bonds.filter(({ kind, places }) => kind === 'together' && !places[opportunity])
  return missingNotice(missing, name, bond => `${companion(bond)}は、この活動に入っていません。`)
}

/**
 * The same for a whole list of activities in one box: most of them lack whoever was to come along, so what is named is
 * where they are.
 */
export function togetherAmong(bonds: readonly Bound[], activities: readonly { id: string; title: string }[]): Content {
  const together = bonds.filter(({ kind }) => kind === 'together')
  return missingNotice(together, '', bond => {
    const there = activities.filter(({ id }) => bond.places[id]).map(({ title }) => `「${title}」`)
    return there.length === 0
      ? `${companion(bond)}は、下のどの活動にも入っていません。`
      : `${companion(bond)}は、下の${there.join('')}に入っているか、提案中です。ほかの活動には入っていません。`
  })
}

const companion = (bond: Bound): string => `いっしょにすると決めた${otherText(bond)}`

const missingNotice = (missing: readonly Bound[], name: string, say: (bond: Bound) => string): Content =>
  missing[0] &&
  notice({
    kind: 'info',
    title: missing.map(say).join(''),
    body: html`提案するときは、お二人ともお誘いするかどうかを確かめてください（${bondsLink(missing[0].person_id, name)}）。`,
  })
