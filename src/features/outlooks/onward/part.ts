import { html } from 'hono/html'
import type { Way } from '#platform/feature.ts'
import { offered } from '#platform/own.ts'
import type { Ask } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import { phoneLink } from '#ui/frame.ts'
import type { Html } from '#ui/html.ts'
import type { Sheet } from '../rules.ts'
import { wordsOf } from './rules.ts'

const ASKS_DESK = 'ふりかえりシートを書きました。これからのことを相談したいです。'

/** Where to go from here: pictures, the list by the words of the table, the desk. */
export const onwardPart = (ask: Ask, sheet: Sheet, ways: readonly Way[]): Html => {
  const words = wordsOf(sheet)
  const desk = offered(ask.municipality, ways).filter(({ list }) => list)
  return html`<section class="box stack" aria-labelledby="onward"><h2 id="onward">ここから、つぎの一歩へ</h2>
    <div class="buttons">${linkButton({ href: '/start', text: '絵をえらんで、活動をさがす', kind: 'main', icon: 'next' })}
    ${words.map(word => linkButton({ href: `/opportunities?${new URLSearchParams({ q: word })}`, text: `「${word}」の活動を見る` }))}
    ${desk.map(({ text, list }) => linkButton({ href: list!(ASKS_DESK), text }))}</div>
    ${words.length > 0 && html`<p class="faint">「好きだったこと」「できること」「だれと」で選んだことばで、さがします。お金のことと、からだのことは使いません。</p>`}
    <p>お電話でもご相談ください。${phoneLink(ask.municipality.desk_phone)}（${ask.municipality.desk_hours}）</p></section>`
}
