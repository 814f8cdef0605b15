import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, stop, transform } from 'esbuild'
import { iconPath, iconSprite } from './icons.ts'

export type Asset = { path: string; body: string; etag: string; type: string }
export type Assets = { css: Asset; js: Asset; icons: Asset }

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
  'board',
  'sheet',
  'print',
] as const

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const asset = (name: string, ending: string, type: string, body: string): Asset => {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10)
  return { path: `/assets/${name}.${hash}.${ending}`, body, etag: `"${hash}"`, type }
}

const readCss = async (): Promise<string> => {
  const files = await Promise.all(layers.map(layer => readFile(here(`css/${layer}.css`), 'utf8')))
  return files.join('\n')
}

/** Style sheet, script and pictograms, ready to be served for ever: each path carries the hash of its content. */
export const buildAssets = async (): Promise<Assets> => {
  const { code: css } = await transform(await readCss(), { loader: 'css', minify: true })
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
    css: asset('yui', 'css', 'text/css; charset=utf-8', css),
    js: asset('yui', 'js', 'text/javascript; charset=utf-8', bundle.outputFiles[0]?.text ?? ''),
    icons: { ...asset('icons', 'svg', 'image/svg+xml', iconSprite), path: iconPath },
  }
}
