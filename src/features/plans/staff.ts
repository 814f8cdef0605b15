import { paperPages } from './staff/board/paper.ts'
import { boardPages } from './staff/board/week.ts'
import { comparePages } from './staff/findings/compare.ts'
import { fairnessPages } from './staff/findings/fairness.ts'
import { unaskedPages } from './staff/findings/unasked.ts'
import { unfilledPages } from './staff/findings/unfilled.ts'
import { unplacedPages } from './staff/findings/unplaced.ts'
import { handOverPages } from './staff/hand-over.ts'
import { listPages } from './staff/list.ts'
import { newPages } from './staff/new.ts'
import { changePages } from './staff/placement/changes.ts'
import { placementPages } from './staff/placement/placement.ts'
import { seatPages } from './staff/placement/seat.ts'
import { planPages } from './staff/plan.ts'
import { progressPages } from './staff/progress.ts'
import { verbPages } from './staff/verbs.ts'
import { whatIfPages } from './staff/what-if.ts'

/** 案 for staff: the list, a new one, and all that can be seen of one and done with it. */
export const pages = [
  ...listPages,
  ...newPages,
  ...planPages,
  ...progressPages,
  ...verbPages,
  ...boardPages,
  ...paperPages,
  ...placementPages,
  ...changePages,
  ...seatPages,
  ...unplacedPages,
  ...unaskedPages,
  ...unfilledPages,
  ...fairnessPages,
  ...handOverPages,
  ...whatIfPages,
  ...comparePages,
]
