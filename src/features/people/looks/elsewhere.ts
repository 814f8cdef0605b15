import { html } from 'hono/html'
import type { Content } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { LOOKS } from './subject.ts'

/** That somebody who may be the same is registered where the actor does not see: who knows them, and never who they are. */
export const elsewhereNotice = (inCharge: readonly string[]): Content =>
  inCharge.length > 0 &&
  notice({
    kind: 'warning',
    live: true,
    title: `同じ方かもしれない登録が、あなたには見えない方の中に${inCharge.length}件あります。まだ登録していません。`,
    body: html`<ul>${inCharge.map(names => html`<li>${names ? `担当：${names}さん` : '担当は、いまは決まっていません。市全体の方を見られる職員におたずねください。'}</li>`)}</ul>
      <p>同じ方かどうか、担当の職員に確かめてください。急いで見るときは<a href="${LOOKS}/new">緊急時の閲覧</a>を使います。違う方なら、下の「別の人として登録する」を押してください。</p>`,
  })
