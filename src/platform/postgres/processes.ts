import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { SetupError } from '#platform/errors.ts'

/** The command line of a living process, arguments parted by spaces; empty when there is none. Any user may read it. */
export function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' })
  } catch {
    return ''
  }
}

/** Whether any process has this number, also a dead one that its parent has not taken away yet. */
export function isBorne(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

export type Account = { uid: number; gid: number }

/** The account of our databases alone: whatever else runs on the machine runs as somebody else. */
const OWN = 'yui-db'
/** What every system has, and much runs as: any process of theirs could read the data. */
const SHARED = ['nobody', 'daemon', 'www-data']

/**
 * As whom the server runs, or null for ourselves. PostgreSQL refuses to run as root, so root hands it to the owner of the
 * cluster; a new one, and one that belongs to an account of many, to an account that is made for it. Where the system
 * lets nobody make one (`/etc` is read only), an account of many must do; `warn` is told.
 */
export function serverAccount(cluster: string, warn: (line: string) => void = () => {}): Account | null {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(cluster, { throwIfNoEntry: false })
  const shared = SHARED.flatMap(name => accountOf(name) ?? [])
  const settled = owner && owner.uid !== 0 && { uid: owner.uid, gid: owner.gid }
  if (settled && !shared.some(({ uid }) => uid === settled.uid)) return settled
  const own = accountOf(OWN) ?? madeAccount()
  if (own) return own
  const account = settled || shared[0]
  if (account) {
    warn(
      `データベース専用の利用者「${OWN}」を作れないため、ほかのプログラムも使う利用者で動かします。専用の利用者を作ってから起動し直すと、データを守りやすくなります。`,
    )
    return account
  }
  throw new SetupError(
    '管理者（root）ではデータベースを動かせないため、一般の利用者で実行するか、DATABASE_URL に用意済みの PostgreSQL を指定してください。',
  )
}

function accountOf(name: string): Account | null {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  const fields = lines.find(line => line.startsWith(`${name}:`))?.split(':') ?? []
  const [uid, gid] = [Number(fields[2]), Number(fields[3])]
  return uid > 0 && gid > 0 ? { uid, gid } : null
}

/** Makes our account as a package of the system would: no home, no shell, no password. Another starter may be at it. */
function madeAccount(): Account | null {
  const how = [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/bin/false',
    OWN,
  ]
  for (let tries = 0; tries < 5 && !accountOf(OWN); tries++)
    if (spawnSync('useradd', how, { stdio: 'ignore' }).error) break
  return accountOf(OWN)
}

/** When a living process was started, in seconds since 1970; null where the system does not say. */
export function startedAt(pid: number): number | null {
  try {
    const boot = Number(/^btime (\d+)$/m.exec(readFileSync('/proc/stat', 'utf8'))![1])
    // The name of the program stands in brackets and may hold anything; the 20th field after it is the start, in ticks.
    const ticks = Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[19],
    )
    return boot + ticks / 100
  } catch {
    return null
  }
}
