import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const usual = ['/usr/bin/soffice', '/usr/bin/libreoffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice']

/** Where a LibreOffice is: `SOFFICE_PATH`, or the system's; undefined where there is none. */
export const findOffice = (): string | undefined =>
  [process.env['SOFFICE_PATH'], ...usual].find(path => path && existsSync(path))

export const NO_OFFICE =
  'LibreOffice is not here, so that no file was opened in it: install it (Debian: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui) or set SOFFICE_PATH.'

/** What LibreOffice says of its work, and of itself: that there is no Java, which it does not need. */
const ITS_OWN = /javaldx|^$|^convert .* using filter/

/**
 * Opens files in LibreOffice, which repairs nothing without asking, and prints them. Gives the pages of each (0: it was not
 * opened), and all that was said: nothing where all of them were read.
 */
export async function openInOffice(
  office: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<{ pages: Map<string, number>; said: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'office-'))
  try {
    for (const [name, bytes] of files) await writeFile(join(folder, name), bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const given = [...files.keys()].map(name => join(folder, name))
    const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...given]
    const { stdout, stderr } = await promisify(execFile)(office, args, { timeout: 180_000 })
    const lines = `${stdout}\n${stderr}`.split('\n')
    const pages = new Map<string, number>()
    for (const name of files.keys()) {
      const pdf = join(folder, name.replace(/\.[^.]+$/, '.pdf'))
      pages.set(name, existsSync(pdf) ? pagesIn(await readFile(pdf)) : 0)
    }
    return { pages, said: lines.filter(line => !ITS_OWN.test(line)) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** How many pages a PDF has. */
export const pagesIn = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
