import type { SubjectKind } from '#platform/happening.ts'

/** What a happening is about. */
export const SUBJECT_TEXT = {
  account: '職員',
  person: '利用者',
  organisation: '団体',
  opportunity: '活動',
  consultation: '相談の記録',
  request: '依頼',
  proposal: '提案',
  assignment: '分担',
  absence: '欠席',
  plan: '案',
  weight_proposal: '配点の計算',
  weight_decision: '配点の決定',
  import: '取込',
} satisfies Record<SubjectKind, string>
