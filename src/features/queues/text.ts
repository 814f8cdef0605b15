import type { Looks } from '#platform/feature.ts'
import type { TicketStatus, TicketVerb } from './rules.ts'

export const TICKET_TEXT = {
  waiting: 'お待ち',
  called: 'お呼び出し中',
  serving: '対応中',
  served: '終わり',
  left: '帰った・いない',
} satisfies Record<TicketStatus, string>

export const VERB_TEXT = {
  call: 'もう一度呼ぶ',
  serve: '話しはじめた',
  end: '終わった',
  leave: '帰った・いない',
  back: '待ちにもどす',
} satisfies Record<TicketVerb, string>

/** How a look at one of its pages is told. */
export const LOOKS = {
  'queue.work': ['request', '整理番号の画面を使う'],
  'queue.take': ['request', '整理番号をとるボタンの画面を使う'],
} satisfies Looks
