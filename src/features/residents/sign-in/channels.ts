import { carriersNow } from '#platform/carriers.ts'
import { CHANNELS, type Channel, type Door } from '../rules.ts'

/**
 * By what a code is sent here: mail by a server or the outbox of the demo, SMS where a service is set. A telephone number is
 * asked for only where a message reaches it.
 */
export const channelsHere = (): readonly Channel[] => {
  const { smtp, sms, outbox } = carriersNow()
  return CHANNELS.filter(channel => (channel === 'mail' ? smtp !== undefined || outbox : sms !== undefined))
}

export const lineHere = (): boolean => carriersNow().lineLogin !== undefined

/** By what addresses somebody comes in here: where a code is sent, and LINE where there is a channel for its login. */
export const doorsHere = (): readonly Door[] => [...channelsHere(), ...(lineHere() ? (['line'] as const) : [])]
