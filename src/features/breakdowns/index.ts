import type { Read } from '#platform/db.ts'
import type { Figures, Seeing, When } from './rules.ts'

export * from './rules.ts'

/** Consultations, registrations, outcomes and つなぎ of a period by area, channel, age band and sex: a table for each. */
export type BreakdownsOf = (db: Read, when: When, seeing: Seeing) => Promise<Figures>
/** 相談 → 登録 → 提案 → 紹介 → 決定 → 定着 of those who came first in the period, by quarter. */
export type FunnelOf = (db: Read, when: When, seeing: Seeing) => Promise<Figures>
/** Minutes and talks per outcome by kind; where people heard of the desk, and what a registration cost by medium. */
export type CostsOf = (db: Read, when: When, seeing: Seeing) => Promise<Figures>
