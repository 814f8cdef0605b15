import type { Answers } from '#features/requests/rules.ts'

/** Who asked the desk to call, so many days ago; `by` what carried the code that they read,
 * `medium` where staff typed it for them, `noted` what came of a call. */
export type CastRequest = Partial<Answers> &
  Pick<Answers, 'name' | 'wish'> & { daysAgo: number; about?: string; by?: string; medium?: 'phone'; noted?: string }

/** One that has just come for an activity, one for somebody's mother without any, one that came by telephone. */
export const REQUESTS: readonly CastRequest[] = [
  {
    name: 'なかむら かずこ',
    phone: '04-7000-0201',
    wish: 'visit',
    about: 'library-shelving',
    times: ['weekday'],
    note: '午前中なら家にいます',
    ...{ lives: 'inside', company: 'alone' },
    daysAgo: 1,
  },
  {
    name: '大山 ひろみ',
    email: 'oyama.hiromi@example.jp',
    wish: 'talk',
    words: '母が退職して、家にばかりいます。花の世話なら好きだと思います。',
    whom: 'other',
    whom_note: '母のこと',
    lives: 'outside',
    by: '介護保険の書類への同封',
    daysAgo: 2,
  },
  {
    name: 'みやた しげお',
    phone: '04-7000-0391',
    wish: 'trial',
    words: '友だちと二人で、体をうごかすことをしたい。',
    times: ['weekday', 'saturday'],
    note: '耳が遠いので大きな声で',
    ...{ company: 'with', companions: ['いのうえ まさる'], together: 'all' },
    daysAgo: 0,
    medium: 'phone',
    noted: '留守だった。来週もう一度',
  },
]
