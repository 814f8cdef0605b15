import { CannotRun, type Profile } from './proof.ts'
import { PROOFS } from './proofs.ts'

// One measurement in a process of its own: `node prove/one.ts F1 smoke`. The last line that it prints is what it found.

const [id, profile = 'smoke'] = process.argv.slice(2)
const proof = PROOFS.find(one => one.id === id)
const found = await (await proof!.measure!()).run(profile as Profile).then(
  figures => ({ figures }),
  error => (error instanceof CannotRun ? { cannot: error.message } : { failed: String(error?.stack ?? error) }),
)
console.log(`\n${JSON.stringify(found)}`)
process.exit(0)
