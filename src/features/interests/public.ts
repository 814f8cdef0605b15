import type { Parts } from '#platform/feature.ts'
import type { Page } from '#platform/page.ts'
import { cardsPage } from './cards/cards.ts'
import { paperPage } from './cards/paper.ts'
import { profilePage } from './cards/profile.ts'
import { whenPage, wherePage } from './cards/when.ts'
import { orderPage } from './for-me/order.ts'
import { forMePage } from './for-me/page.ts'
import { listPages } from './saved/list.ts'

/** All that a visitor can open: pictures, when, from where, what suits, how it is put in order, and the list. */
export const publicPages = ({ ways }: Parts): readonly Page[] => [
  cardsPage,
  paperPage,
  profilePage,
  whenPage,
  wherePage,
  forMePage,
  orderPage,
  ...listPages(ways),
]
