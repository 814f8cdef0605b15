import { html } from 'hono/html'
import type { Parts, Way } from '#platform/feature.ts'
import { page, type View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { hidden } from '#ui/fields.ts'
import { endView, type Journey, pageView } from './door/views.ts'
import { readPage, readSheet } from './forms.ts'
import { bookletSheet, paperSheet } from './paper/booklet.ts'
import { carried } from './parts.ts'
import { PATHS } from './paths.ts'
import { PAGES } from './rules.ts'
import { TITLE } from './text.ts'

const NOTHING: Submitted = { fields: {}, files: {} }

/** The summary, or the first page that is to be mended. */
function endOrMend(journey: Journey): View {
  const read = readSheet(journey.form)
  return read.ok ? endView(journey, read.sheet) : pageView(journey, read.page, read.errors)
}

/** Where somebody is led by what they pressed; going back reads nothing, so that nothing typed is lost by it. */
function step(journey: Journey): View {
  const [at, go] = [one(journey.form, 'at'), one(journey.form, 'go')]
  const wanted = PAGES.find(one => one === go)
  if (wanted) return pageView(journey, wanted)
  const here = (PAGES as readonly string[]).indexOf(at)
  if (go === 'back') return pageView(journey, PAGES[here < 0 ? PAGES.length - 1 : Math.max(0, here - 1)]!)
  if (here < 0) return endOrMend(journey)
  const read = readPage(PAGES[here]!, journey.form)
  if (!read.ok) return pageView(journey, PAGES[here]!, read.errors)
  const next = go === 'end' || one(journey.form, 'checked') === '1' ? undefined : PAGES[here + 1]
  return next ? pageView(journey, next) : endOrMend(journey)
}

const sheetPage = (ways: readonly Way[]) =>
  page.public({
    path: PATHS.sheet,
    can: 'everyone',
    audit: 'none',
    get: async ask => pageView({ ask, form: NOTHING, ways }, PAGES[0]),
    post: async (ask, _tx, form) => step({ ask, form, ways }),
  })

/** What was written as one page of paper; back from it nothing is lost. */
const bookletPage = (ways: readonly Way[]) =>
  page.public({
    path: PATHS.booklet,
    can: 'everyone',
    audit: 'none',
    get: async () => ({ redirect: PATHS.sheet }),
    post: async (ask, _tx, typed) => {
      const read = readSheet(typed)
      if (!read.ok) return pageView({ ask, form: typed, ways }, read.page, read.errors)
      return {
        title: TITLE,
        frame: 'print',
        back: PATHS.sheet,
        typed: { form: 'back', to: PATHS.sheet, go: 'end', secret: true },
        body: html`<form id="back" action="${PATHS.sheet}" method="post">${hidden('at', 'end')}${hidden('checked', '1')}${carried(typed, null)}</form>${bookletSheet(ask, read.sheet)}`,
      }
    },
  })

const paperPage = page.public({
  path: PATHS.paper,
  can: 'everyone',
  audit: 'none',
  get: async ask => ({ title: `${TITLE}（紙）`, frame: 'print', back: PATHS.sheet, body: paperSheet(ask) }),
})

export const publicPages = ({ ways }: Parts) => [sheetPage(ways), bookletPage(ways), paperPage]
