import { execFileSync } from 'node:child_process'
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

export type Account = { uid: number; gid: number }

/**
 * As whom the server runs, or null for ourselves. PostgreSQL refuses to run as root, so root hands it to the owner of
 * the cluster, at first to an unprivileged account that every system has.
 */
export function serverAccount(cluster: string): Account | null {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
  for (const name of ['nobody', 'daemon', 'www-data']) {
    const entry = accounts.find(fields => fields[0] === name)
    const [uid, gid] = [Number(entry?.[2]), Number(entry?.[3])]
    if (uid > 0 && gid > 0) return { uid, gid }
  }
  throw new SetupError(
    '管理者（root）ではデータベースを動かせないため、一般の利用者で実行するか、DATABASE_URL に用意済みの PostgreSQL を指定してください。',
  )
}
