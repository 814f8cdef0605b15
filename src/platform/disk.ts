import { mkdirSync, rmdirSync, statSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a folder with those above it; gives the first that was not there, null where all were. Node's own `recursive` never
 * ends where the kernel says of a folder that is there that it is not: below /proc.
 */
export function makeFolder(path: string, mode = 0o777): string | null {
  try {
    mkdirSync(path, { mode })
    return path
  } catch (error) {
    if (isFolder(path)) return null
    const above = dirname(path)
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || above === path || isFolder(above)) throw error
    const first = makeFolder(above, mode)
    return makeFolder(path, mode) && first
  }
}

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** Takes away what `makeFolder` made of this path, as far as nothing lies in it. */
export function takeBack(path: string, first: string | null): void {
  if (first === null) return
  try {
    rmdirSync(path)
  } catch {
    return
  }
  if (path !== first) takeBack(dirname(path), first)
}

/** Writes a file that is not there yet, whole or not at all; tells whether it could not, or somebody else's stands there. */
export async function writeNew(path: string, text: string, mode = 0o666): Promise<'written' | 'there' | 'refused'> {
  try {
    await writeFile(path, text, { mode, flag: 'wx', flush: true })
    return 'written'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return 'there'
    await rm(path, { force: true }).catch(() => {})
    return 'refused'
  }
}
