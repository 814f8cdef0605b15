import { html } from 'hono/html'
import { page } from '#platform/page.ts'
import { pageHead } from '#ui/layout.ts'
import { summary } from '#ui/summary.ts'
import { PATHS } from '../paths.ts'
import { ROOM, WEIGHTS } from './rank.ts'

const POINTS = [
  {
    label: `好み（${WEIGHTS.likes}点まで）`,
    value:
      '絵に「はい」と答えた分野と、「気になる」に入れた活動の分野に、点を足します。何も聞いていない分野は、3分の1の点です。「いいえ」と答えた分野は出しません。',
  },
  {
    label: `近さ（${WEIGHTS.distance}点まで）`,
    value:
      'えらんだ行き方で行ける範囲のうち、近いほど点が高くなります。範囲の外は出しません。場所がわからない活動は、0点のまま出します。時間は、道のりを直線の1.3倍ほどとしためやすです。',
  },
  {
    label: `時間の合い（${WEIGHTS.time}点まで）`,
    value:
      '活動の時間が、行ける時間にすべて入るものに点を足します。入らないものは出しません。時間を相談して決める活動は半分の点、時間がわからない活動は0点のまま出します。',
  },
  { label: `急ぎ（${WEIGHTS.need}点まで）`, value: '急いで人をさがしている活動に、点を足します。' },
  {
    label: `人のあき（${ROOM}点まで）`,
    value:
      '候補の方がまだいない活動に、いちばん多く点を足します。候補の方があいている人数に近づくほど点がへり、同じかそれより多くなると0点になって、少し後ろに下がります。あいている人数がわからず候補の方がいる活動は、半分の点です。数えるのは人数だけで、どなたが候補かは使いません。',
  },
]

/** 「ならび方のきまり」: the criteria by which the list is put in order, stated in advance and the same for everybody. */
export const orderPage = page.public({
  path: PATHS.order,
  can: 'everyone',
  audit: 'none',
  get: async () => ({
    title: '「合いそうな活動」のならび方のきまり',
    nav: PATHS.cards,
    body: html`${pageHead({
      title: '「合いそうな活動」のならび方のきまり',
      lead: 'お答えをもとに、次の5つの点を足して、高い順にならべます。合わせて1000点です。同じ点のものは、登録が古い順です。',
    })}
      <div class="stack">${summary(POINTS)}
      <section class="box stack"><h2>どなたにも同じきまりです</h2>
      <p>同じ答えなら、どなたが見ても同じ順です。お金を払った団体を上にすることはありません。年齢、性別、からだのことは聞かず、使いません。</p>
      <p>これは、前もって決めた基準でならべる「情報のご案内」です。どなたかを団体に紹介するもの（職業紹介）ではありません。ご紹介は、窓口の相談員が、ご本人のお話をうかがい、同意をいただいてから行います。</p></section>
      <section class="box stack"><h2>理由と点数</h2>
      <p>活動ごとに出している理由は、点の高いものから3つまでです。「点数のうちわけ」を開くと、5つの点が見られます。足すと、その活動の点数になります。</p>
      <p>「これが変われば出てきます」は、条件を1つずつ実際に変えてさがしなおし、いちばん多く増えるものを出しています。</p></section>
      <section class="box stack"><h2>お答えはどこに残りますか</h2>
      <p>絵の答え、時間、場所は、このページの住所（アドレス）にだけ残ります。「気になる」の一覧は、お使いの機器にだけ残ります。どちらも、お名前や番号は付いていません。窓口には届きません。</p>
      <p>ログインして「この答えをわたしのページに残す」を押したときだけ、答えと一覧が、わたしのページに残ります。残したものは窓口の職員も見られます。1つずつでも、すべてでも、いつでも忘れさせられます。</p></section></div>`,
  }),
})
