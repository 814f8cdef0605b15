import { boardPages } from './staff/board.ts'
import { paperPages } from './staff/board-paper.ts'
import { changePages } from './staff/changes.ts'
import { comparePages } from './staff/compare.ts'
import { fairnessPages } from './staff/fairness.ts'
import { handOverPages } from './staff/hand-over.ts'
import { listPages } from './staff/list.ts'
import { newPages } from './staff/new.ts'
import { placementPages } from './staff/placement.ts'
import { planPages } from './staff/plan.ts'
import { progressPages } from './staff/progress.ts'
import { unfilledPages } from './staff/unfilled.ts'
import { unplacedPages } from './staff/unplaced.ts'
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
  ...unplacedPages,
  ...unfilledPages,
  ...fairnessPages,
  ...handOverPages,
  ...whatIfPages,
  ...comparePages,
]
