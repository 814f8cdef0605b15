import { batchFigures } from './batch.ts'
import { againstHighs, againstOptimum, againstSimple } from './peers/against.ts'
import { againstC } from './peers/native.ts'
import type { Figure } from './run.ts'

/** The engine as a whole, over all the sizes of city that it is made for, and against its peers. */
export const run = async (): Promise<Figure[]> => [
  ...(await batchFigures(50_000)),
  ...(await againstHighs()),
  ...(await againstOptimum()),
  ...(await againstSimple()),
  ...againstC(),
]
