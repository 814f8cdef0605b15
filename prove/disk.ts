import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CannotRun } from './proof.ts'

/** A disk of its own in a file, mounted at `at`; what the kernel had not written to it yet is lost by `cutPower`. */
export type Disk = { at: string; cutPower: () => void; take: () => void }

const sh = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })

/** Makes an ext4 of so many MB on a loop device. Only root may, and only where the machine has one. */
export function newDisk(mb: number): Disk {
  if (process.getuid?.() !== 0) throw new CannotRun('a disk of its own needs root (loop device and mount)')
  if (!existsSync('/dev/loop-control')) throw new CannotRun('this machine has no loop devices')
  // Whoever the database belongs to must get through to it.
  const home = mkdtempSync(join(tmpdir(), 'yui-disk-'))
  chmodSync(home, 0o755)
  const [image, at] = [join(home, 'image'), join(home, 'disk')]
  mkdirSync(at)
  const mount = () => sh('mount', '-o', 'loop,noatime,commit=300', image, at)
  try {
    sh('truncate', '-s', `${mb}M`, image)
    sh('mkfs.ext4', '-q', '-F', '-E', 'lazy_itable_init=0,lazy_journal_init=0', image)
    mount()
    chmodSync(at, 0o755)
  } catch (error) {
    rmSync(home, { recursive: true, force: true })
    throw new CannotRun(`no disk of its own can be mounted here: ${String(error).slice(0, 200)}`)
  }
  return {
    at,
    cutPower: () => {
      // The file behind the disk holds what reached it. The copy is what would be there after the lights went out.
      sh('cp', '--sparse=always', image, `${image}.cut`)
      sh('umount', '-l', at)
      renameSync(`${image}.cut`, image)
      mended(image)
      mount()
    },
    take: () => {
      sh('umount', '-l', at)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Replays the journal, as the machine does when it starts again. */
function mended(image: string): void {
  try {
    sh('e2fsck', '-fy', image)
  } catch (error) {
    // 1: mended.
    if ((error as { status?: number }).status !== 1) throw error
  }
}
