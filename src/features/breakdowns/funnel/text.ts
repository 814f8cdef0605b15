import type { Step } from './rules.ts'

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
