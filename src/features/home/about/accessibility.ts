import { html } from 'hono/html'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { type Ask, page } from '#platform/page.ts'
import { type Html, numbers } from '#ui/html.ts'
import { summary } from '#ui/summary.ts'
import { SETTINGS } from '../rules.ts'
import { aboutPage, paragraphs, part, points } from './parts.ts'

/**
 * 「アクセシビリティ」: how far JIS X 8341-3:2016 is kept. By the wording of ウェブアクセシビリティ基盤委員会 a site of which no
 * results of a test by its method are published says 「配慮」, never 「準拠」. What is said to be tested is tested in `e2e/` and
 * `src/ui/`; whoever changes those changes this.
 */
export const accessibility = page.public({
  path: '/accessibility',
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => {
    const { accessibilityContact } = settingsFrom(await settingsOn(db, ask.today), SETTINGS)
    return aboutPage(
      ask,
      'アクセシビリティ',
      '年齢や、目・耳・手の使いやすさ、お使いの機器にかかわらず、どなたにもお使いいただけることを目ざしています。',
      [
        part(
          '目標と、いまの状態',
          html`${summary([
            { label: '対象', value: `${ask.municipality.name} 結い（${ask.url.host}）のすべてのページ` },
            { label: '目標', value: html`${numbers('JIS X 8341-3:2016 適合レベルAA')}` },
            { label: 'いまの状態', value: '適合レベルAAに配慮しています' },
            { label: '説明の日付', value: '令和8年11月' },
          ])}<p>「配慮」とは、規格に沿って作っているものの、規格の定める方法での試験とその結果の公開がまだ済んでいない、という意味です。「準拠」とは表示していません。</p>`,
        ),
        part('確かめていること', TESTED),
        part('いまわかっている問題', KNOWN),
        part('使いにくいところを見つけたら', telling(ask, accessibilityContact)),
      ],
    )
  },
})

const TESTED = html`<p>プログラムを直すたびに、次の試験を自動で行っています。通らないものは公開しない決まりです。</p>${points(
  [
    'すべての種類のページを、パソコンの幅（1280ピクセル）とスマートフォンの幅（360ピクセル）で開き、自動検査の道具（axe-core。WCAG 2.2 のレベルAとAA、および推奨項目）で問題が見つからないこと',
    '入力のまちがいをお知らせする画面、1件も見つからない画面、「文字を大きく」「色をはっきり」「ふりがな」「やさしい日本語」を選んだおもな画面でも、同じ検査で問題が見つからないこと',
    'スマートフォンの幅で、横に動かさずに読めること',
    'JavaScriptを使わなくても、すべてのページを開けること',
    'キーボードだけで、さがしてから活動のページを開くまで進めること',
    '押すところの大きさが、縦横44ピクセル以上あること（画面の部品の見本で確かめています）',
  ],
)}`

const KNOWN = points([
  '画面を読み上げるソフトを使う方や、ふだん拡大して使う方による確認は、まだ行っていません。',
  '自動検査で見つけられるのは、問題の一部です。文のわかりやすさや説明の過不足などを、人の目で確かめる試験は、まだ済んでいません。',
  '主催者の案内から取り込んだ文章は、もとのままのせています。読みにくい書き方や記号がまじることがあります。',
  '「ふりがな」は、このサイトの文のよく使うことばに付きます。団体やお名前、主催者の案内の文には、付かないことがあります。',
  '「やさしい日本語」にできるのは、おもな画面の案内の文です。主催者の案内や、同意していただく文は、もとのままです。',
  '手話での案内、外国語のページは、まだありません。声での読み上げは、お使いの機器にその働きがあるときだけできます。',
  '「もとの案内を見る」などから開く、ほかのサイトは対象に入っていません。',
])

const telling = ({ municipality }: Ask, contact: string | null): Html =>
  html`${paragraphs([
    'どのページで、どのようにお困りかをお知らせください。お使いの機器やソフトがわかると助かりますが、わからなくてもかまいません。',
    'このサイトでできないことは、お電話・窓口・郵送でお受けします。',
  ])}<p>連絡先：${numbers(contact ?? `${municipality.desk_name}（電話 ${municipality.desk_phone}）`)}</p>`
