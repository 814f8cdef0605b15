import type { Parts } from '#platform/feature.ts'
import { listPages } from './staff/list.ts'
import { onePages } from './staff/one.ts'
import { recordPages } from './staff/record.ts'

export const pages = [...listPages, ...onePages]
export const pagesAbout = (parts: Parts) => recordPages(parts)
