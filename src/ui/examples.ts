import { html } from 'hono/html'
import { examples as button } from './button.ts'
import { examples as cards } from './cards.ts'
import { examples as chart } from './chart.ts'
import { examples as choices } from './choices.ts'
import { examples as fields } from './fields.ts'
import { examples as form } from './form.ts'
import { examples as furigana } from './furigana.ts'
import type { Html } from './html.ts'
import { examples as icons } from './icons.ts'
import { examples as layout } from './layout.ts'
import { examples as map } from './map.ts'
import { examples as mapOfMany } from './map-of-many.ts'
import { examples as nav } from './nav.ts'
import { examples as notice } from './notice.ts'
import { examples as offline } from './offline.ts'
import { examples as pager } from './pager.ts'
import { examples as plainly } from './plainly.ts'
import { examples as print } from './print.ts'
import { examples as qr } from './qr.ts'
import { examples as steps } from './steps.ts'
import { examples as suggestions } from './suggestions.ts'
import { examples as summary } from './summary.ts'
import { examples as table } from './table.ts'
import { examples as terms } from './terms.ts'
import { examples as tiles } from './tiles.ts'
import { examples as timeline } from './timeline.ts'
import { examples as upload } from './upload.ts'
import { examples as weekgrid } from './weekgrid.ts'
import { examples as wish } from './wish.ts'

/** Every part with its states, in the order in which a page would use them. */
export const examples: Record<string, Record<string, () => Html>> = {
  tiles,
  cards,
  weekgrid,
  map,
  'map of many': mapOfMany,
  button,
  notice,
  form,
  fields,
  upload,
  choices,
  wish,
  steps,
  timeline,
  suggestions,
  summary,
  table,
  pager,
  nav,
  terms,
  chart,
  layout,
  furigana,
  plainly,
  offline,
  icons,
  qr,
  print,
}

/** All examples below each other, for the test and for looking at. */
export const exampleBody = (): Html =>
  html`<h1>部品の見本</h1>${Object.entries(examples).map(
    ([part, states]) =>
      html`<h2 class="faint">${part}</h2>${Object.entries(states).map(([state, show]) => html`<p class="faint">${state}</p>${show()}`)}`,
  )}`
