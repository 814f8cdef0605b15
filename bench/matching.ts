import { batchFigures } from './batch.ts'
import type { Figure } from './run.ts'

/** The engine as a whole, over all the sizes of city that it is made for. */
export const run = async (): Promise<Figure[]> => batchFigures(50_000)
