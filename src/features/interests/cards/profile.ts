import { html } from 'hono/html'
import { CATEGORY_TEXT } from '#features/kinds/index.ts'
import { page, type View } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { phrases } from '#ui/phrases.ts'
import type { Asked } from '../forms.ts'
import { along, arrived, type Here, keepPart, way } from '../parts.ts'
import { PATHS } from '../paths.ts'
import { type Answer, answering, forgetting, type Line, linesOf, nextCard } from '../rules.ts'
import { ANSWER_TEXT } from '../text.ts'
import { picture } from './pictures.ts'

const SAID = {
  yes: '「はい」と答えました。この分野を先に出します。',
  no: '「いいえ」と答えました。この分野は出しません。',
  later: '「あとで」と答えました。まだ何にも使っていません。',
} satisfies Record<Exclude<Answer, 'aside'>, string>

/** What a line says, and what it rests on. */
export const told = (line: Line): string =>
  line.basis === 'said'
    ? SAID[line.answer]
    : `${line.titles.map(title => `「${title}」`).join('')}を「気になる」に入れました。${line.used ? 'この分野を少し先に出します。' : 'このことは使いません。'}`

const link = (asked: Asked, answered: Asked['answered'], text: string, about: string): Html =>
  html`<li><a class="button quiet" href="${along(PATHS.profile, { ...asked, answered })}"><span>${text}<span class="sr">（${about}）</span></span></a></li>`

/** The ways in which a line is put right or forgotten. */
function amends(asked: Asked, line: Line): Content {
  const { answered } = asked
  const about = CATEGORY_TEXT[line.category]
  if (line.basis === 'shown')
    return line.used
      ? link(asked, answering(answered, line.category, 'aside'), '使わない', about)
      : link(asked, forgetting(answered, line.category), '使ってよい', about)
  const others = (['yes', 'no'] as const).filter(answer => answer !== line.answer)
  return [
    ...others.map(answer =>
      link(asked, answering(answered, line.category, answer), `「${ANSWER_TEXT[answer]}」にする`, about),
    ),
    link(asked, forgetting(answered, line.category), '忘れる', about),
  ]
}

const lineOf = (asked: Asked, line: Line): Html =>
  html`<li class="learnt">${picture(line.category)}<div><h2>${phrases(CATEGORY_TEXT[line.category])}</h2>
    <p><b>${line.basis === 'said' ? '言ったこと' : 'えらんだこと'}</b>　${told(line)}</p><ul class="row">${amends(asked, line)}</ul></div></li>`

function profileView({ asked, chosen, kept }: Here): View {
  const lines = linesOf(asked.answered, chosen)
  const more = nextCard(kept.open, asked.answered) !== null
  const onward = along(PATHS.cards, asked)
  return {
    title: 'わかったこと',
    nav: PATHS.cards,
    body: html`${way(0)}${pageHead({
      title: 'わかったこと',
      lead: '活動をならべるときに使うのは、ここに書いてあることだけです。ちがうところは直せます。忘れさせることもできます。',
    })}
      ${lines.length === 0 ? html`<p>まだ何も聞いていません。</p>` : html`<ul class="stack">${lines.map(line => lineOf(asked, line))}</ul>`}
      <div class="buttons">${linkButton({ href: along(PATHS.when, asked), text: '次へ（いつ行けますか）', kind: 'main', icon: 'next' })}
      ${more && linkButton({ href: `${onward}${onward.includes('?') ? '&' : '?'}go=on`, text: lines.length === 0 ? '絵をえらぶ' : 'もう少し絵をえらぶ' })}
      ${linkButton({ href: along(PATHS.forMe, asked), text: '合う活動をすぐに見る', kind: 'quiet' })}</div>${lines.length > 0 && keepPart(asked)}`,
  }
}

/** What was learnt, line by line, with what each rests on; each can be put right or forgotten. */
export const profilePage = page.public({
  path: PATHS.profile,
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => profileView(await arrived(ask, db)),
})
