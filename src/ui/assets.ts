import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, stop, transform } from 'esbuild'
import { iconPath, iconSprite } from './icons.ts'

/** `cache`: how long it may be kept, where that is not for ever. */
export type Asset = { path: string; body: string; etag: string; type: string; cache?: string }
export type Assets = { css: Asset; desk: Asset; js: Asset; icons: Asset; worker: Asset }

const layers = [
  'tokens',
  'base',
  'frame',
  'fields',
  'parts',
  'lists',
  'cards',
  'folded',
  'week',
  'figures',
  'staff',
  'menu',
  'print',
] as const
/** What only the desk's pages and sheets of paper need: a visitor on a telephone does not pay for it. */
const more = ['board', 'sheet'] as const

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const asset = (name: string, ending: string, type: string, body: string): Asset => {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10)
  return { path: `/assets/${name}.${hash}.${ending}`, body, etag: `"${hash}"`, type }
}

const readCss = async (names: readonly string[]): Promise<string> => {
  const files = await Promise.all(names.map(name => readFile(here(`css/${name}.css`), 'utf8')))
  return (await transform(files.join('\n'), { loader: 'css', minify: true })).code
}

const style = (name: string, css: string): Asset => asset(name, 'css', 'text/css; charset=utf-8', css)

const JS = 'text/javascript; charset=utf-8'

const script = async (name: 'main' | 'sw'): Promise<string> => {
  const bundle = await build({
    ...{ entryPoints: [here(`client/${name}.ts`)], bundle: true, minify: true, write: false },
    ...{ format: 'esm', target: 'es2022' },
  })
  return bundle.outputFiles[0]?.text ?? ''
}

const built = async (): Promise<Assets> => {
  const [css, desk] = [await readCss(layers), await readCss(more)]
  const [page, worker] = [await script('main'), await script('sw')]
  // Else a process of esbuild waits for more work as long as ours lives.
  await stop()
  return {
    css: style('yui', css),
    desk: style('desk', desk),
    js: asset('yui', 'js', JS, page),
    // Under one name for ever, since by its name a browser asks whether there is a newer one; it serves what lies below it.
    worker: { ...asset('sw', 'js', JS, worker), path: '/sw.js', cache: 'no-cache' },
    icons: { ...asset('icons', 'svg', 'image/svg+xml', iconSprite), path: iconPath },
  }
}

let once: Promise<Assets> | undefined
/**
 * Style sheets, script and pictograms, ready to be served for ever: each path carries the hash of its content. Built once for
 * a process: whoever stops the process of esbuild while somebody else waits for it leaves them waiting for ever.
 */
export const buildAssets = (): Promise<Assets> => {
  once ??= built()
  return once
}
