import { firstsOf, settingsAt } from '#features/indicators/index.ts'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { moneyTables } from './costs/money.ts'
import { costTables } from './costs/tables.ts'
import { countTables } from './counts/tables.ts'
import { equityTables } from './equity/tables.ts'
import { apartFunnel } from './funnel/apart.ts'
import { funnelTables } from './funnel/tables.ts'
import { daysOf, type Figures, type FigureTable, type Ground, SETTINGS, type Seeing, type When } from './rules.ts'

/** Whether a period has begun, and anything of it was recorded. */
function standingOf(when: When, first: Day | null, today: Day): Ground['standing'] {
  const { from, to } = daysOf(when)
  if (from > today) return 'later'
  return first === null || first > to ? 'unknown' : 'shown'
}

/** The number below which small ones are left out on a day. */
export const smallBelowOn = async (db: Read, today: Day): Promise<number> =>
  settingsFrom(await settingsOn(db, today), SETTINGS).smallBelow

/** What all tables of a period rest on. */
export async function groundOf(db: Read, when: When, { whole, today }: Seeing): Promise<Ground> {
  const { desk: first } = await firstsOf(db, await settingsAt(db, { from: today, to: today }))
  return {
    whole,
    today,
    first,
    below: whole ? null : await smallBelowOn(db, today),
    standing: standingOf(when, first, today),
  }
}

type Tables = (db: Read, when: When, ground: Ground) => Promise<FigureTable[]>

const figuresBy =
  (tables: Tables) =>
  async (db: Read, when: When, seeing: Seeing): Promise<Figures> => {
    const ground = await groundOf(db, when, seeing)
    return { when, below: ground.below, first: ground.first, tables: await tables(db, when, ground) }
  }

/** Consultations, registrations, outcomes and つなぎ of a period by area, channel, age band and sex: a table for each. */
export const breakdownsOf = figuresBy(countTables)

/** 相談 → 登録 → 提案 → 紹介 → 決定 → 定着 of those who came first in the period, and the same by when they came. */
export const funnelOf = figuresBy(funnelTables)

/** The same, and by where people live and how they first came. */
export const apartFunnelOf = figuresBy(apartFunnel)

/** Shares of the residents against those registered, proposed to and decided for, with the gaps in words. */
export const equityOf = figuresBy(equityTables)

/** Talks and minutes per decision by kind; where people heard of the desk, how often it was told there, and what that cost. */
export const costsOf = figuresBy(costTables)

/** The same, and the money: 予算 by 財源, 支出 by 費目, and what that is for each registration and decision. */
export const moneyOf = figuresBy(moneyTables)
