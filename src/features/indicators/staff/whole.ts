import { html } from 'hono/html'
import type { View } from '#platform/page.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { PATH } from './paths.ts'

/** The figures are the city's; what they count is shown to those who see all of it. */
export const notWhole: View = {
  title: '数字のもとの一覧',
  nav: PATH,
  body: html`${backLink(PATH, '指標に戻る')}${notice({
    kind: 'info',
    title: 'この一覧は、市全体の方を見られる職員だけが開けます。',
    body: '指標の数字は市全体のものです。あなたに見える方は、「人」や「相談」の一覧からさがせます。',
  })}`,
}
