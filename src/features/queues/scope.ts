import type { Scopes } from '#platform/scope.ts'

/** The button at the door sees its queue, and takes a number of it. */
export const scope: Scopes = {
  walk_queue: { link: { columns: 'id, name, ended_at', rows: ['id', 'subject'] } },
  walk_ticket: { link: { columns: 'id, queue_id, on_day, number, status', rows: ['queue_id', 'subject'] } },
}
