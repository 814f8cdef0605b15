import { type Line, line } from './text.ts'

/** Upper bounds of the times a request takes, in seconds. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

type Times = { counts: number[]; sum: number; total: number }

/** Counts the requests of this process: by the audience of the page and the status, and how long they took. */
export type Requests = {
  /** `seconds` until the answer began. */
  note: (audience: string, status: number, seconds: number) => void
  lines: () => Line[]
}

/** Nothing is known of a request but whom its page is for, its status and its time: no path, no person. */
export function countRequests(): Requests {
  const answered = new Map<string, { audience: string; status: number; count: number }>()
  const took = new Map<string, Times>()
  return {
    note: (audience, status, seconds) => {
      const key = `${audience} ${status}`
      const one = answered.get(key) ?? { audience, status, count: 0 }
      one.count++
      answered.set(key, one)
      const times = took.get(audience) ?? { counts: BOUNDS.map(() => 0), sum: 0, total: 0 }
      BOUNDS.forEach((bound, at) => {
        if (seconds <= bound) times.counts[at]!++
      })
      times.sum += seconds
      times.total++
      took.set(audience, times)
    },
    lines: () => [
      ...[...answered.values()].map(({ audience, status, count }) =>
        line('yui_requests_total', count, { audience, status: String(status) }),
      ),
      ...[...took].flatMap(([audience, { counts, sum, total }]) => [
        ...BOUNDS.map((bound, at) => line('yui_request_seconds_bucket', counts[at]!, { audience, le: String(bound) })),
        line('yui_request_seconds_bucket', total, { audience, le: '+Inf' }),
        line('yui_request_seconds_sum', sum, { audience }),
        line('yui_request_seconds_count', total, { audience }),
      ]),
    ],
  }
}
