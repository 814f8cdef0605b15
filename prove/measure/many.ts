import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Outcome } from '../../bench/batch/city.ts'
import { type Measure, most, none, read } from '../proof.ts'

const [PEOPLE, OPPORTUNITIES] = [10_000, 500]

/** A whole city's plan, in a process of its own as a job has it: ten thousand people, five hundred activities, the same each time. */
export const run: Measure = async () => {
  const plan = async (): Promise<Outcome> => {
    const script = join(import.meta.dirname, '../../bench/batch/city.ts')
    const args = ['--max-semi-space-size=1', script, ...[PEOPLE, OPPORTUNITIES, 2].map(String)]
    return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout)
  }
  const [first, second] = [await plan(), await plan()]
  return [
    most(`a plan of ${PEOPLE} people and ${OPPORTUNITIES} activities`, Math.min(first.seconds, second.seconds), 5, 's'),
    // What others on the machine take is in the clock and not in this.
    read('processor that it takes, all threads', Math.min(first.all, second.all), 's'),
    read('of these one after the other', Math.min(first.first, second.first), 's'),
    none('runs that came to another result', first.objective === second.objective ? 0 : 1),
  ]
}
