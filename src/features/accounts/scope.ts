import type { Scopes } from '#platform/scope.ts'

/** Whoever holds the link of an account sees whose it is, and that one only. */
export const scope: Scopes = { account: { link: { columns: 'id, login, name, reset_at', rows: ['id', 'subject'] } } }
