import { countFacts, missing } from '../src/features/imports/reading/real/testing.ts'
import type { Figure } from './run.ts'

/** How faithfully the 100 real files of events are read: cells told nowhere, values that no cell says, readings to be confirmed. */
export async function run(): Promise<Figure[]> {
  if (missing) throw new Error(missing)
  const { rows, asked, lost, untold } = await countFacts(1)
  for (const what of [...lost, ...untold]) console.log(what)
  return [
    { name: 'rows taken in of 100 real files', value: rows, unit: 'rows' },
    { name: 'cells of them told nowhere', value: lost.length, unit: 'cells', bar: '0', ok: lost.length === 0 },
    { name: 'values that no cell says', value: untold.length, unit: 'values', bar: '0', ok: untold.length === 0 },
    { name: 'rows with a reading to be confirmed', value: asked, unit: 'rows' },
  ]
}
