import { CATEGORY_TEXT } from '#features/kinds/index.ts'
import { type Asked, queryOf } from '../forms.ts'
import { whenText, whereText } from '../parts.ts'
import type { Question } from './rules.ts'

const FIELDS_NAMED = 3

/** The fields that were liked: where there are some, nothing else is told of. */
export const likedIn = ({ answered }: Pick<Asked, 'answered'>) =>
  answered.flatMap(([category, answer]) => (answer === 'yes' ? [category] : []))

/** What is kept of answers: days of the coming weeks are none of what lasts a year. Null where they say nothing that narrows. */
export function answersNamed(asked: Asked): Question | null {
  const lasting: Asked = { ...asked, off: [], mine: [] }
  const liked = likedIn(asked)
  const fields = liked
    .slice(0, FIELDS_NAMED)
    .map(category => CATEGORY_TEXT[category])
    .join('・')
  const more = liked.length > FIELDS_NAMED ? `など${liked.length}分野` : ''
  const where = asked.from && Object.keys(asked.ways).length > 0 ? whereText(asked) : ''
  const name = [fields + more, whenText(lasting), where].filter(Boolean).join('、')
  return name === '' ? null : { asked: queryOf(lasting).slice(1), name }
}
