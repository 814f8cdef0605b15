import { carriersNow } from '#platform/carriers.ts'
import { channelsOf } from '../decide/rules-channels.ts'
import type { Channel } from '../rules.ts'
import type { Ways } from './store.ts'

/** On which ways somebody is reached as things stand, in order; `doubted`: no letter goes to their address. */
export function orderOf({ email, phone, address, line, chosen, contact_by }: Ways, doubted: boolean): Channel[] {
  const carriers = carriersNow()
  return channelsOf(
    { email: carriers.smtp || carriers.outbox ? email : '', phone, address: doubted ? '' : address, line },
    { chosen, contact_by },
    { sms: carriers.sms !== undefined, line: carriers.line !== undefined },
    { now: '', until: null },
  )
}
