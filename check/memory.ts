import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'

// Imported before all else: what the tests write is thrown away after them, and each of some two hundred files has a
// database of its own, a copy of which takes half a second on a disk and a twentieth of one in memory. Where there is no
// room for that, they are on the disk as ever; what must outlive a cut of power is proven there (`npm run prove`).

const MEMORY = '/dev/shm'
/** A run takes about a third of it. */
const NEEDED_BYTES = 8e9

function folder(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    if (bavail * bsize < NEEDED_BYTES) return undefined
    const made = mkdtempSync(`${MEMORY}/yui-`)
    // The server of the database runs as another user where we are root.
    chmodSync(made, 0o1777)
    return made
  } catch {
    return undefined
  }
}

const made = folder()
if (made) {
  process.env['TMPDIR'] = made
  process.on('exit', () => rmSync(made, { recursive: true, force: true, maxRetries: 3 }))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1))
}
