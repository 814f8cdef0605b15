import type { Parts } from '#platform/feature.ts'
import { listPage } from './list.ts'
import { onePages } from './one.ts'
import { personPage } from './person.ts'

/** What is open for somebody, and what goes of them, every noun says. */
export const erasurePages = (parts: Parts) => [listPage, personPage(parts), ...onePages(parts)]
