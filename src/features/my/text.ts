import type { Looks } from '#platform/feature.ts'

/** How a look at one of its pages is told. */
export const LOOKS = {
  'my.data': ['person', '自分の情報をすべて見る'],
  'my.ahead': ['person', 'つながらないときのために、これからの予定を端末に残す'],
  'my.read': ['person', '自分のページを見る'],
} satisfies Looks
