import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, stop, transform } from 'esbuild'
import { iconPath, iconSprite } from './icons.ts'

export type Asset = { path: string; body: string; etag: string; type: string }
export type Assets = { css: Asset; desk: Asset; js: Asset; icons: Asset }

const layers = [
  'tokens',
  'base',
  'frame',
  'fields',
  'parts',
  'lists',
  'cards',
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

/** Style sheets, script and pictograms, ready to be served for ever: each path carries the hash of its content. */
export const buildAssets = async (): Promise<Assets> => {
  const [css, desk] = [await readCss(layers), await readCss(more)]
  const bundle = await build({
    entryPoints: [here('client/main.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  })
  // Else a process of esbuild waits for more work as long as ours lives.
  await stop()
  return {
    css: style('yui', css),
    desk: style('desk', desk),
    js: asset('yui', 'js', 'text/javascript; charset=utf-8', bundle.outputFiles[0]?.text ?? ''),
    icons: { ...asset('icons', 'svg', 'image/svg+xml', iconSprite), path: iconPath },
  }
}
