import type { Scopes } from '#platform/scope.ts'

/** Whoever holds the link of an account sees whose it is, and that one only. */
export const scope: Scopes = {
  account: {
    link: {
      columns: 'id, login, name, reset_at',
      changes: 'password_hash, password_changed_at, reset_at',
      rows: ['id', 'subject'],
    },
  },
  // A resident sees their own passkeys, and no key.
  passkey: {
    resident: { columns: 'id, account_id, host, name, synced, set_at, used_at', rows: ['account_id', 'account'] },
  },
  // A resident sees where their own account is open, to end it there.
  session: {
    resident: {
      columns: 'id, account_id, token_hash, seen_at, expires_at, remembered',
      rows: ['account_id', 'account'],
    },
  },
}
