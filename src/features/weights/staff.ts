import { calculationPages } from './staff/calculation.ts'
import { overviewPages } from './staff/overview.ts'

export const pages = [...overviewPages, ...calculationPages]
