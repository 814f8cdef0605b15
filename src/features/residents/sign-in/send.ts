import type { Tx } from '#platform/db.ts'
import { makeCode } from './actions.ts'

/**
 * Sends the code of somebody on the way in: made at this moment, kept as a hash, told to nobody but the address. The one place
 * that will tell it by the sender of notices (`tell`).
 */
export async function sendCode(tx: Tx, municipality: string, id: string, at: string): Promise<void> {
  await makeCode(tx, municipality, id, at)
}
