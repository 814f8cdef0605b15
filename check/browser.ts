import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from '../e2e/browser.ts'

/** Finds a Chromium, or installs one: Debian's package where we are root, else Playwright's. Throws with what to do. */
export async function ensureBrowser(): Promise<string> {
  const found = findChromium()
  if (found) return found
  console.log('Chromium was not found: installing one for the journeys in the browser …')
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
    spawnSync(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell', 'fonts-noto-cjk'],
      {
        stdio: 'ignore',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      },
    )
  } else {
    try {
      execFileSync(
        process.execPath,
        [join(import.meta.dirname, '../node_modules/playwright-core/cli.js'), 'install', 'chromium'],
        { stdio: 'ignore' },
      )
    } catch {
      // said below
    }
  }
  const installed = findChromium()
  if (!installed)
    throw new Error(
      'No Chromium: install one (Debian: apt-get install chromium-headless-shell) or set CHROMIUM_PATH to its path, then run npm test again.',
    )
  return installed
}
