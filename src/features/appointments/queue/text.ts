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
