import { CHANNEL_TEXT, TOPIC_TEXT } from '#features/consultations/index.ts'
import { DOOR_TEXT, type Door } from '#features/kinds/index.ts'
import { type Advice, type Dim, decidedOf, LEAST, type Tally } from './rules.ts'

export const DIM_TEXT = {
  topic: { title: 'はじめの相談の話題別', head: '話題' },
  channel: { title: 'はじめの相談の方法別', head: '方法' },
  wish: { title: '希望の種類別', head: '希望' },
} satisfies Record<Dim, { title: string; head: string }>

const VALUES: Record<Dim, Readonly<Record<string, string>>> = {
  topic: TOPIC_TEXT,
  channel: CHANNEL_TEXT,
  wish: DOOR_TEXT satisfies Record<Door, string>,
}
export const valueText = ({ dim, value }: Pick<Tally, 'dim' | 'value'>): string => VALUES[dim][value] ?? value

/** What is told on the page of those who see figures, in a word. */
export const ADVICE_TEXT = {
  once: '● 1回が多い',
  several: '▲ 2回以上が多い',
  either: '＝ どちらとも',
  few: `${LEAST}人未満`,
} satisfies Record<Advice, string>

const ABOUT = { topic: '話題で相談をはじめた方', channel: '方法で相談をはじめた方', wish: '希望の方' } satisfies Record<
  Dim,
  string
>

/** 「はたらく」の話題で相談をはじめた方 */
const likeText = (tally: Tally): string => `「${valueText(tally)}」の${ABOUT[tally.dim]}`

/** What the desk is told of somebody like these; `numbers`: for whoever sees the whole city. */
export function deskText(tally: Tally, advice: Advice, numbers: boolean): string {
  const [decided, like] = [decidedOf(tally), likeText(tally)]
  const many = advice === 'once' ? tally.once : decided - tally.once
  const told = numbers ? `（決まった${decided}人のうち${many}人）` : ''
  const words = {
    once: `${like}は、1回の相談で決まることが多いです${told}。一覧をお渡しして、ご自分で選んでいただく方法もあります。`,
    several: `${like}は、2回以上の相談をかけて決まることが多いです${told}。次に会う日を決めておくと安心です。`,
    either: `${like}は、1回で決まる方と、何回かかけて決まる方がいて、どちらが多いとも言えません。`,
    few: `${like}は、決まった方がまだ${LEAST}人に届かないため、めやすは出せません。`,
  } satisfies Record<Advice, string>
  return words[advice]
}

export const RULE =
  '同じ話題（話題の記録がないときは、同じ種類の希望）で相談をはじめた方が、はじめの活動が決まるまでに何回相談したかだけを数えています。この3年のうちに相談をはじめた方で、はじめてから90日たった方です。その方の年齢・性別・お住まい・健康のことは使いません。まだ決まっていない方は、回数がわからないため、割合に入れていません。'
