import type { Round } from '#platform/rounds/index.ts'

export const rounds: readonly Round[] = [
  {
    name: 'proposals.tomorrow',
    text: 'あすの見学・体験・面接をお知らせする',
    // A reminder of yesterday helps nobody.
    ...{ each: 'day', back: 0 },
    run: async (tx, { day, now }) => (await import('../messages/actions.ts')).remind(tx, day, now),
  },
]
