import { inspect } from 'node:util'
import { lastWords } from '../bench/staying/program.ts'
import { CannotRun, type Profile } from './proof.ts'
import { PROOFS } from './proofs.ts'

// One measurement in a process of its own: `node prove/one.ts F1 smoke`. The last line that it prints is what it found.

const [id, profile = 'smoke'] = process.argv.slice(2)
const proof = PROOFS.find(one => one.id === id)
// Whoever ends us ends what we started, and learns how far it came.
process.once('SIGTERM', () => {
  console.error(lastWords())
  process.exit(1)
})
const found = await (await proof!.measure!()).run(profile as Profile).then(
  figures => ({ figures }),
  error => (error instanceof CannotRun ? { cannot: error.message } : { failed: `${inspect(error)} ${lastWords()}` }),
)
console.log(`\n${JSON.stringify(found)}`)
process.exit(0)
