import { html } from 'hono/html'
import { GLOSSARY } from '#features/kinds/index.ts'
import type { Way } from '#platform/feature.ts'
import { does, offered, said } from '#platform/own.ts'
import { page } from '#platform/page.ts'
import { aboutPage, paragraphs, part, points } from './parts.ts'

/** 「このサイトの使い方」: what can be done here, how one searches, how one asks, how it is made easier to read. */
export const guide = (ways: readonly Way[]) =>
  page.public({
    path: '/guide',
    can: 'everyone',
    audit: 'none',
    get: async ask =>
      aboutPage(
        ask,
        'このサイトの使い方',
        `${ask.municipality.name}とまわりの、仕事・ボランティア・学び・趣味・健康づくりをさがすためのサイトです。登録もお金もいりません。`,
        [
          part(
            'できること',
            points([
              html`<a href="/opportunities">活動をさがす</a>（見るだけなら、お名前などを入力することはありません）`,
              '活動のくわしい内容を読む、見学やお試しができるかを確かめる',
              ...offered(ask.municipality, ways).flatMap(({ text, home }) =>
                home ? [html`<a href="${home}">${text}</a>`] : [],
              ),
              '活動の案内を、大きな文字で紙に印刷する',
            ]),
          ),
          part('さがし方', SEARCHING),
          part(
            '申しこみ・問い合わせ',
            paragraphs(ASKING.filter(line => does(ask.municipality, 'requests') || !line.includes('連絡をもらう'))),
          ),
          part('見やすくする', SEEING),
          part(
            'インターネットを使わずに',
            paragraphs([
              said(
                ask.municipality,
                'このサイトでできることは、窓口でもお電話でもできます。「図書館の手伝いをしたい」「週に1回、午前だけ」のように、お話しください。相談員がいっしょにさがし、案内を紙でお渡しします。',
              ),
            ]),
          ),
          part(
            'ことばがわからないとき',
            html`<p>「業務委託」${does(ask.municipality, 'placement') && '「派遣」'}「有償ボランティア」などのちがいは、<a href="${GLOSSARY}">ことばの説明</a>をご覧ください。</p>`,
          ),
        ],
      ),
  })

const SEARCHING = html`<ol class="points">
    <li>最初の画面で、「はたらく」「てつだう」「まなぶ」「たのしむ」「からだをうごかす」の5つから選びます。</li>
    <li>または「ことばでさがす」に、思いついたことばを入れます。例：<a href="/opportunities?q=図書館">図書館</a>、<a href="/opportunities?q=土曜日">土曜日</a>、<a href="/opportunities?q=花 午前">花　午前</a></li>
    <li>「さがす条件」を開くと、曜日や時間、どこから何分までか、お金、からだの負担でしぼれます。</li>
    <li>「いまの条件」にならんだ条件は、押すとはずれます。1件もないときは、どの条件をはずすと何件見つかるかをお知らせします。</li></ol>`

const ASKING = [
  '気になる活動があったら、窓口にお電話ください。活動のページにある9けたの「活動番号」をお伝えいただくと、すぐにわかります。',
  '電話が苦手な方は、活動のページの「窓口から連絡をもらう」から、ご都合のよい時間をお知らせください。',
  '送ったあとでも、取りやめられます。見学やお試しをしてから決められる活動もあります。',
]

const SEEING = points([
  'ページの上の「読みやすく」を開いて「文字を大きく」を押すと、文字が大きくなります。もう一度押すと、もどります。',
  '「色をはっきり」を押すと、文字と背景の色のちがいがはっきりします。',
  '「ふりがなをつける」を押すと、むずかしい漢字に読みがなが付きます。「やさしい日本語にする」を押すと、短くやさしい文になります。',
  '「読み上げる」がある機器では、押すと、ページの文を声で読みます。止めるときは「読み上げを止める」を押します。',
  '2本の指で広げて、画面を大きくすることもできます。',
  'どのページも、A4の紙に印刷できます。',
  'スマートフォンの「ホーム画面に追加」で、このサイトをすぐ開けるようになります。つながらないときは、窓口の電話番号が出ます。',
])
