import type { Step } from './rules.ts'
import type { Apart } from './store.ts'

/** Each step: what it is called, and by which day it is reached. */
export const STEP_TEXT = {
  consulted: { text: '相談', rule: 'はじめての相談をした日（いっしょに来た方を含みます）' },
  registered: { text: '登録', rule: '登録した日' },
  proposed: { text: '提案', rule: 'はじめて活動を提案した日' },
  introduced: { text: '紹介', rule: 'はじめて団体に紹介した日か、連携先へつないだ日の、早いほう' },
  decided: { text: '決定', rule: 'はじめて活動が決まった日（始まる前に取りやめたものを除きます）' },
  kept: {
    text: '定着',
    rule: '始めてから6か月たったあとの確認で、「続いている」と記録した日（確認していない方は入りません）',
  },
} satisfies Record<Step, { text: string; rule: string }>

export const APART_TEXT = {
  area: { title: '地域別の相談から定着まで', head: 'お住まいの地域' },
  channel: { title: '方法別の相談から定着まで', head: 'はじめての相談の方法' },
} satisfies Record<Apart, { title: string; head: string }>
const NAMED = '名前を聞いていない相談は、入っていません。'
export const APART_NOTES = {
  area: ['地域は、いまのお住まいで分けています。転居すると、前の期間の数も新しい地域に入ります。', NAMED],
  channel: ['方法は、その方のはじめての相談のものです。あとの段階も、その方法の行で数えています。', NAMED],
} satisfies Record<Apart, readonly string[]>

export const NAMELESS_TEXT = '相談（名前を聞いていない方）'
export const NOTES = [
  '割合は、名前のある相談の人数に対するものです。日数は、前の段階の日からの日数の中央値です。',
  '人数は、期間のうちにはじめて相談した方のうち、数えた日までにその段階に進んだ方です。前の段階をとばす方もいます（自分で見つけて決まったときなど）。',
  '名前を聞いていない相談は、1件を1人と数えて「相談」の段階に入れています。同じ方かどうかがわからないので、あとの段階と割合には入りません。',
  '相談の記録がないまま登録した方は、入っていません。',
]
