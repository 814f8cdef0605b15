import { type Tables, WITH_PERSON } from '../../../../check/review.ts'

export const tables: Tables = {
  assignment: ['case', 'だれがいつどの活動を分担するか', WITH_PERSON],
  attendance_record: ['case', '来た・来なかった', WITH_PERSON],
  shift_absence: ['case', '欠席とその理由', WITH_PERSON],
  substitute_call: ['case', '代わりを頼んだ記録', WITH_PERSON],
}
