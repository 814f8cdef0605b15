import { html } from 'hono/html'
import type { Html } from '#ui/html.ts'
import { pane } from '#ui/layout.ts'
import { table } from '#ui/table.ts'
import type { Result } from '../store.ts'
import { percent } from './parts.ts'

type Line = { what: string; before: string; after: string; better: string }

const number = (value: number | null, digits: number): string => (value === null ? '—' : value.toFixed(digits))

/** Which of the two is the better one; alike where they read alike. */
function better(before: string, after: string, smaller: boolean): string {
  if (before === after || before === '—') return '同じ'
  return Number(after) < Number(before) === smaller ? '案がよい' : 'もとがよい'
}

const line = (what: string, before: number | null, after: number | null, digits: number, smaller = true): Line => {
  const [was, is] = [number(before, digits), number(after, digits)]
  return { what, before: was, after: is, better: better(was, is, smaller) }
}

/** What would have been different in past cases: before and after. */
export function comparisonPart({ before, after, compared }: Result): Html {
  const { lists, pairs, turned, accepted, refused } = compared
  return pane({
    title: '過去の記録でくらべる',
    body: html`<div class="stack">${table({
      caption: '採用する前とあと',
      cards: true,
      items: [
        line('予想のはずれの大きさ（対数損失。小さいほどよい）', before.logLoss, after.logLoss, 4),
        line(
          '見込みと実際のずれの平均（小さいほどよい）',
          before.expectedCalibrationError,
          after.expectedCalibrationError,
          3,
        ),
        line(`当たった提案の平均の順位（${accepted.offers}件。小さいほどよい）`, accepted.before, accepted.after, 1),
        line(
          `はずれた提案の平均の順位（${refused.offers}件。大きいほどよい）`,
          refused.before,
          refused.after,
          1,
          false,
        ),
      ],
      empty: '',
      columns: [
        { key: 'what', title: 'くらべるもの', header: true, cell: ({ what }) => what },
        { key: 'before', title: 'もとの配点', numeric: true, cell: ({ before }) => before },
        { key: 'after', title: '案', numeric: true, cell: ({ after }) => after },
        { key: 'better', title: 'どちらがよいか', cell: ({ better }) => better },
      ],
    })}
    <p>提案のもとになった一覧${lists.toLocaleString('ja')}件では、2つの活動・人の組${pairs.toLocaleString('ja')}組のうち<b>${turned.toLocaleString('ja')}組（${percent(turned, pairs)}）</b>の順番が入れかわります。</p>
    <p class="faint">計算に使った記録そのものでくらべているので、案に有利に出ます。これからの記録では、差はこれより小さくなります。一覧は上から30番目までを見ています。</p></div>`,
  })
}

/** How often it came true what was foretold, in ten bands. */
export const qualityPart = ({ after }: Result): Html =>
  pane({
    title: '見込みと実際',
    aside: '案の配点での、承諾の見込みごと',
    body: html`<div class="stack">${table({
      caption: '10の帯ごと',
      items: after.table,
      cards: true,
      empty: 'まだありません。',
      columns: [
        {
          key: 'band',
          title: '見込み',
          header: true,
          cell: ({ from, to }) => `${Math.round(from * 100)}〜${Math.round(to * 100)}%`,
        },
        { key: 'offers', title: '提案の数', numeric: true, cell: ({ offers }) => `${offers}件` },
        { key: 'predicted', title: '見込みの平均', numeric: true, cell: ({ predicted }) => percent(predicted, 1) },
        { key: 'observed', title: '実際', numeric: true, cell: ({ observed }) => percent(observed, 1) },
      ],
    })}<p class="faint">提案のない帯は出していません。見込みと実際が近いほど、点が確かです。</p></div>`,
  })
