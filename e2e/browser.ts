import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

// Debian's browser without its window first: the same pages for two thirds of the processor.
const usual = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Where a Chromium is: `CHROMIUM_PATH`, the system's, Playwright's own; `undefined` when there is none. */
export const findChromium = (): string | undefined =>
  [process.env['CHROMIUM_PATH'], ...usual, chromium.executablePath()].find(path => path && existsSync(path))

/** Starts a quiet browser that asks no other host for anything; refuses with a sentence when there is none. */
export const launch = (): Promise<Browser> => {
  const executablePath = findChromium()
  if (!executablePath) {
    throw new Error(
      'No Chromium found. Install one (Debian: apt-get install chromium-headless-shell) or set CHROMIUM_PATH to it.',
    )
  }
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
