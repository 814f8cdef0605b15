import { html } from 'hono/html'
import { ownSessions } from '#features/accounts/index.ts'
import { linesAhead } from '#features/calendars/index.ts'
import type { Dated } from '#platform/dated.ts'
import type { Read } from '#platform/db.ts'
import { type Ask, page, type Resident } from '#platform/page.ts'
import { momentText } from '#platform/times.ts'
import type { Content, Html } from '#ui/html.ts'
import { offlineBody } from '#ui/offline.ts'

const PATH = '/my/offline'
/** So far ahead somebody sees what is theirs without a connection: today and the thirteen days after it. */
const DAYS = 14

/** Whether they said, when they came in, that this device is theirs. */
const isRemembered = async ({ actor, now }: Ask<Resident>, db: Read): Promise<boolean> =>
  (await ownSessions(db, actor.id, now)).some(({ token, remembered }) => token === actor.session && remembered)

/** What the script of the page does with the device: keeps the days ahead on one that is remembered, and nothing on another. */
export const keptHere = async (ask: Ask<Resident>, db: Read): Promise<Content> =>
  (await isRemembered(ask, db)) ? html`<template data-keep></template>` : html`<template data-forget></template>`

const listed = (ask: Ask<Resident>, ahead: readonly Html[]): Content =>
  html`<section class="stack" aria-labelledby="ahead"><h2 id="ahead">これから2週間の予定</h2>
    ${ahead.length > 0 ? html`<ul class="points">${ahead}</ul>` : html`<p>このときは、予定はありませんでした。</p>`}
    <p class="faint">${momentText(ask.now)}に、この端末に残したものです。そのあとに変わったことは、のっていません。ログアウトすると消えます。</p></section>`

/** The next two weeks of whoever asks; their page has it kept on a device that is remembered, and nowhere else. */
export const aheadPage = (dated: readonly Dated[]) =>
  page.resident({
    ...{ path: PATH, can: 'everyone', stand: 'never' },
    audit: { action: 'my.ahead', subject: ask => ['person', ask.actor.person] },
    get: async (ask, db) => ({
      ...{ title: 'これから2週間の予定', bare: true },
      body: offlineBody(ask.municipality, listed(ask, await linesAhead(ask, db, dated, DAYS))),
    }),
  })
