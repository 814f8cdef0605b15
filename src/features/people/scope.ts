import type { Scopes } from '#platform/scope.ts'

/** Residents see themselves, without what the desk notes of them; health, exclusions and bonds stay at the desk. */
export const scope: Scopes = {
  person: {
    resident: {
      columns:
        'id, number, family_name, given_name, family_kana, given_kana, birth_on, town_id, address, phone, email, contact_by, contact_note, registered_on, closed_on',
      rows: ['id', 'person'],
    },
  },
}
