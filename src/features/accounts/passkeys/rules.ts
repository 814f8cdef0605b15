import type { SecondRefusal } from '../second/rules.ts'

/** So many keys an account has at most, and so long their names are. */
export const PASSKEYS = { most: 10, name: 40 }

/**
 * Why a passkey did not get in, or was not kept: as a code; `broken`: what came was not signed for this place and this moment
 * by this key; `unknown`: no account has it; `reset`: the account waits for its owner to choose a password; `taken`: it is
 * registered already; `many`: there is no room.
 */
export type PasskeyRefusal = SecondRefusal | { refused: 'broken' | 'unknown' | 'reset' | 'taken' | 'many'; seconds: 0 }

/**
 * Whether a key counted less than before. Keys that devices share count nothing; of another one it is a sign of a copy, no
 * proof (WebAuthn level 3 §6.1.1): it is told, and opens all the same.
 */
export const isBehind = (before: number, now: number): boolean => (before > 0 || now > 0) && now <= before
