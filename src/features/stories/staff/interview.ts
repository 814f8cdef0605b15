import { html } from 'hono/html'
import { wordingOf } from '#features/consents/index.ts'
import { formatDay } from '#platform/dates.ts'
import { page } from '#platform/page.ts'
import { sheet } from '#ui/print.ts'
import { PATH } from '../paths.ts'
import { INTERVIEW } from '../text.ts'

/** 質問のひな形: what is asked, with room to write, and the words of the consent; nobody's name stands on it. */
export const interviewPage = page.staff({
  path: `${PATH}/interview`,
  can: 'stories.read',
  audit: 'none',
  get: async ask => ({
    title: '事例の質問のひな形',
    frame: 'print',
    back: PATH,
    body: html`<div class="brief questions">${sheet({
      title: '事例：質問のひな形',
      date: formatDay(ask.today),
      from: ask.municipality,
      body: html`<p>答えたくない質問は、とばしてかまいません。うかがった日　　　　年　　月　　日　仮の名前　　　　　　　　</p>
        <ol>${INTERVIEW.map(([head, question]) => html`<li><b>${head}</b>　${question}<p class="lines" aria-hidden="true"></p></li>`)}</ol>
        <section class="slip" aria-label="同意の確認"><h2>同意の確認（読みあげて、お返事をうかがいます）</h2>
        <p>${wordingOf('story').text}</p>
        <ul><li><span class="box" aria-hidden="true"></span>同意する</li><li><span class="box" aria-hidden="true"></span>同意しない</li></ul>
        <p><small>お返事は、利用者の「同意」に「事例としての紹介」として記録してください（文の版：${wordingOf('story').version}）。</small></p></section>`,
    })}</div>`,
  }),
})
