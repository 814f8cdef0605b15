import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { Html } from './html.ts'
import { shapes } from './icon-shapes.ts'

export type IconName = keyof typeof shapes

/** The five doors through which a resident looks at activities. */
export type Door = 'work' | 'help' | 'learn' | 'enjoy' | 'move'

type LoadOf<Name> = Name extends `load-${infer Load}` ? Load : never

/** What an activity asks of the body: each has its pictogram. */
export type Load = LoadOf<IconName>

/** One file with every pictogram, so that a page carries only references to it. */
export const iconSprite = `<svg xmlns="http://www.w3.org/2000/svg">${Object.entries(shapes)
  .map(([name, shape]) => `<symbol id="${name}" viewBox="0 0 24 24">${shape}</symbol>`)
  .join('')}</svg>`

/** Where `iconSprite` is served; the path changes with its content. */
export const iconPath = `/assets/icons.${createHash('sha256').update(iconSprite).digest('hex').slice(0, 10)}.svg`

const drawn = Object.fromEntries(
  Object.keys(shapes).map(name => [
    name,
    raw(`<svg class="icon" aria-hidden="true"><use href="${iconPath}#${name}"/></svg>`),
  ]),
) as Record<IconName, Html>

/** A pictogram, hidden from screen readers: the words beside it say the same. */
export const icon = (name: IconName): Html => drawn[name]

/** The pictogram of a load, e.g. `loadIcon('stairs')`. */
export const loadIcon = (load: Load): Html => icon(`load-${load}`)

export const examples: Record<string, () => Html> = {
  'every pictogram with its name': () =>
    html`<ul class="facts">${(Object.keys(shapes) as IconName[]).map(name => html`<li>${icon(name)} ${name}</li>`)}</ul>`,
}
