import type { Config } from './config.ts'

/*
 * By whom what leaves the building is carried: the servers of mail, SMS and LINE, and where our own pages are found. A
 * process is told once, at its start, like the key of the installation (secret.ts).
 */

export type Carriers = {
  /** The server for mail, and as whom it is sent. */
  /** `bounce`: where what cannot be delivered comes back, with the notice that it was in the address. */
  smtp?: { url: string; from: string; bounce?: string }
  /** The services for SMS and LINE: an address with the token in the place of the password. */
  sms?: string
  line?: string
  /** The channel by whose login residents come in; `at`: LINE that stands elsewhere (a test's). */
  lineLogin?: { channel: string; secret: string; at?: string }
  /** Whether mail stays here where no server is set: in the demo and in tests, where nobody waits for it. */
  outbox: boolean
  /** The address of our pages where a city has no host of its own; null: no link can be made. */
  home: string | null
}

let carriers: Carriers = { outbox: true, home: 'http://localhost:3000' }

/** Tells this process by whom to send. */
export const useCarriers = (told: Carriers): void => {
  carriers = told
}

export const carriersNow = (): Carriers => carriers

/** What the settings say of it. */
export const carriersOf = ({ mode, port, smtp, sms, line, lineLogin }: Config): Carriers => ({
  ...(smtp && { smtp }),
  ...(sms && { sms }),
  ...(line && { line }),
  ...(lineLogin && { lineLogin }),
  outbox: mode === 'demo',
  home: mode === 'demo' ? `http://localhost:${port}` : null,
})

/** The address of the pages of a city with this host; null where it is not known. */
export const originOf = (host: string | null): string | null => (host === null ? carriers.home : `https://${host}`)
