import { least, type Measure, none } from '../proof.ts'
import { runTests } from '../tests.ts'

const ZONES = ['UTC', 'Asia/Tokyo', 'America/New_York', 'Pacific/Kiritimati']
const FILES = ['dates', 'clock', 'times'].map(name => `src/platform/${name}.test.ts`)

/**
 * Every day from 1873 to 2100 with its era, ages, fiscal years, times of day, on machines of four time zones: the tests of
 * the calendar hold in each of them, and so does the one that no day shifts on its way through the database.
 * Shown to fail: a day from the machine’s own zone broke nine tests.
 */
export const run: Measure = async profile => {
  const files = profile === 'full' ? [...FILES, 'src/platform/db.test.ts'] : FILES
  let held = 0
  const wrong: string[] = []
  for (const TZ of ZONES)
    for (const file of files)
      for (const [name, ok] of (await runTests(file, { TZ })).tests)
        if (ok) held++
        else wrong.push(`${TZ} ${name}`)
  for (const line of wrong) console.log(`  ${line}`)
  return [least(`tests that held in ${ZONES.join(', ')}`, held, 60, ''), none('that did not', wrong.length)]
}
