import type { Status } from '../rules.ts'

/** Where a proposal stands, in the words of whom it was made to, and what comes next; null: nothing does. */
export const MINE_TEXT = {
  proposed: { stands: 'ご案内しました', next: 'お気持ちを、窓口にお知らせください。ことわっても、だいじょうぶです。' },
  accepted: { stands: 'やってみたいとうかがいました', next: '窓口から団体に連絡します。' },
  introduced: { stands: '団体に紹介しました', next: '見学などの日を、窓口か団体からご連絡します。' },
  visiting: { stands: '見学・お試し・面接のところです', next: 'ようすを、窓口からうかがいます。' },
  decided: { stands: '決まりました', next: 'はじまりの日を、窓口か団体からご連絡します。' },
  active: { stands: '活動しています', next: 'ようすを、ときどき窓口からうかがいます。' },
  ended: { stands: '活動を終えました', next: null },
  failed: { stands: '今回は、はじまりませんでした', next: null },
  declined: { stands: 'ことわりました', next: null },
  passed: { stands: 'ご案内していません', next: null },
} satisfies Record<Status, { stands: string; next: string | null }>
