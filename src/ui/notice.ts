import { html } from 'hono/html'
import { attrs, type Content, type Html, sr } from './html.ts'
import { icon } from './icons.ts'

export type NoticeKind = 'info' | 'success' | 'warning' | 'error'

const icons = { info: 'info', success: 'check', warning: 'caution', error: 'error' } as const
const words = { info: 'お知らせ', success: 'できました', warning: 'ご注意', error: 'エラー' } as const

/** A box that tells something; `live` makes screen readers say it when the page opens. */
export const notice = (params: { kind: NoticeKind; title?: Content; body?: Content; live?: boolean }): Html => {
  const role = params.live ? (params.kind === 'error' ? 'alert' : 'status') : undefined
  const word = words[params.kind]
  return html`<div class="notice ${params.kind}"${attrs({ role })}>${icon(icons[params.kind])}
    <div><p class="title">${params.title ? [sr(`${word}：`), params.title] : word}</p>
    ${params.body && html`<div>${params.body}</div>`}</div></div>`
}

export const examples: Record<string, () => Html> = {
  info: () => notice({ kind: 'info', title: '12月28日から1月3日まで窓口はお休みです。' }),
  success: () => notice({ kind: 'success', title: '記録しました。', body: '次の一歩は11月24日（火）です。' }),
  warning: () =>
    notice({
      kind: 'warning',
      title: '似た名前の方が2人います。',
      body: '登録の前に、同じ方でないか確かめてください。',
    }),
  error: () =>
    notice({
      kind: 'error',
      title: '保存できませんでした。',
      body: 'もう一度「保存する」を押してください。',
      live: true,
    }),
}
