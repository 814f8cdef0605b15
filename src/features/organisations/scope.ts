import type { Scopes } from '#platform/scope.ts'

/**
 * Organisers and partners see their own organisation; that of others is public only by its activities. Residents are told by
 * its name to whom they agreed to be named.
 */
export const scope: Scopes = {
  organisation: {
    resident: { columns: 'id, name', rows: 'all' },
    organiser: {
      columns:
        'id, kind, name, kana, corporate_number, sector, town_id, address, phone, email, contact_name, about, verified_at',
      rows: ['id', 'organisation'],
    },
    link: { columns: 'id, name', rows: ['id', 'subject'] },
    partner: {
      columns:
        'id, kind, name, kana, sector, town_id, address, phone, email, contact_name, about, services, verified_at',
      rows: ['id', 'organisation'],
    },
  },
}
