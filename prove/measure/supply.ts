import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopServer } from '#platform/postgres/index.ts'
import { runProgram } from '../../bench/staying/program.ts'
import { givenUp, unlicensed, unsealed } from '../../check/sbom.ts'
import { CannotRun, least, type Measure, most, none } from '../proof.ts'

const root = join(import.meta.dirname, '../..')

/**
 * What the repository holds, copied into an empty folder, installs without any script of a package and starts; the bill of
 * materials names every component, each with a licence that is allowed. (That no version is taken before it is seven days old
 * is looked at by whoever adds it: it would ask the registry about every package. Nor is a list of advisories fetched here: `npm run
 * advisories` reads one that was brought in, as check/advisories.test.ts does.)
 * Shown to fail: on a machine with a load of 20 it took longer than a minute.
 */
export const run: Measure = async () => {
  const home = mkdtempSync(join(tmpdir(), 'yui-supply-'))
  const dataDir = join(home, 'data')
  try {
    for (const name of execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
      .split('\0')
      .filter(Boolean))
      cpSync(join(root, name), join(home, 'yui', name))
    const npm = (...args: string[]) =>
      execFileSync('npm', args, {
        cwd: join(home, 'yui'),
        encoding: 'utf8',
        maxBuffer: 1 << 26,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
    const since = performance.now()
    try {
      npm('ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund')
    } catch (error) {
      if (/ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT/.test(String((error as { stderr?: string }).stderr)))
        throw new CannotRun('no package registry can be reached from here')
      throw error
    }
    const installed = (performance.now() - since) / 1000
    const components = JSON.parse(npm('sbom', '--sbom-format', 'cyclonedx', '--package-lock-only')).components.length
    const begun = performance.now()
    const program = await runProgram(dataDir, {}, join(home, 'yui/src/main.ts'))
    const { status } = await fetch(`${program.base}/opportunities`)
    const started = (performance.now() - begun) / 1000
    program.app.kill('SIGKILL')
    return [
      most('npm ci --ignore-scripts in an empty folder', installed, 60, 's'),
      most('from there to the first page', started, 60, 's'),
      none('pages that did not come', status === 200 ? 0 : 1),
      least('components in the bill of materials', components, 50, ''),
      none('packages without an allowed licence', unlicensed().length),
      none('not sealed by a hash, or from elsewhere than a registry', unsealed().length),
      none('given up by whoever made them', givenUp().length),
    ]
  } finally {
    await stopServer(dataDir)
    rmSync(home, { recursive: true, force: true, maxRetries: 9 })
  }
}
