import type { Things } from '../../../../check/review.ts'

export const things: Things = {
  step: `select s.id from step s join account a on a.id = s.owner_id where a.login = 'sato' and s.done_at is null and s.subject_kind = 'person' order by s.due_on, s.id limit 1`,
}
