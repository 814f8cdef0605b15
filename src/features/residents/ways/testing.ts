import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { addResidentAccount } from '#features/accounts/index.ts'
import type { DemoApp } from '../../../../seed/testing.ts'
import type { authenticator, Wrong } from '../../accounts/passkeys/testing.ts'
import { mailsTo, sendDue } from '../../notices/testing.ts'
import { listeners } from '../jobs.ts'
import { addAddress } from '../join/store.ts'
import { messages } from '../messages/all.ts'
import { readAddress } from '../rules.ts'
import { sentCode, type Visiting } from '../testing.ts'

// For tests only: what residents do to their ways in, as they press it.

/** Gives somebody of the demo city who has none an account with this address; gives how they are called. */
export const withPage = ({ database, municipality }: DemoApp, mail: string): Promise<string> =>
  database.write({ lane: 'job', municipality }, async tx => {
    const { rows } = await sql<{ id: string; name: string }>`
      select id::text, family_name || ' ' || given_name as name from person p where closed_on is null and family_name <> ''
        and not exists (select from role_grant g where g.scope_id = p.id) order by number limit 1`.execute(tx)
    const { id: person, name } = rows[0]!
    const when = { now: '2026-11-01T01:00:00.000Z', today: '2026-11-01' }
    await addAddress(tx, await addResidentAccount(tx, { person, name }, when), readAddress(mail, ['mail'])!, when.now)
    return name
  })

/** Asks for a code to a new address, and types it; gives what was answered. */
export async function prove(demo: DemoApp, browser: Visiting, address: string, more: Record<string, string> = {}) {
  const asked = await browser.post('/my/ways/add', { channel: 'mail', instead: '', address, ...more })
  assert.equal(asked.headers.get('location'), '/my/ways/code', await asked.text())
  return browser.post('/my/ways/code', { code: await sentCode(demo) })
}

/** The ids of the addresses on the page of the ways, in their order. */
export const addressIds = async (browser: Visiting): Promise<string[]> =>
  [...(await browser.text('/my/ways')).matchAll(/remove\?address=([0-9a-f-]{36})/g)].map(([, id]) => id!)

/** Lets everything be heard and sent that is due. */
export async function allSent(demo: DemoApp): Promise<void> {
  await demo.heard(listeners)
  await sendDue(demo, messages)
}

/** The links by which changes are put back that were sent to an address with these words. */
export const undoLinks = async (demo: DemoApp, address: string, words = /。/): Promise<string[]> =>
  (await mailsTo(demo, address)).flatMap(({ body }) => (words.test(body) && /\/ways\/at\/[\w-]+/.exec(body)?.[0]) || [])

/** A page as it is read, without the marks at which its buttons may break. */
export const read = async (browser: Visiting, path: string): Promise<string> =>
  (await browser.text(path)).replaceAll('<wbr>', '')

type Device = ReturnType<typeof authenticator>

/** Registers a passkey of this device. */
export async function setKey(browser: Visiting, device: Device, name = 'わたしの電話'): Promise<Response> {
  const options = await (await browser.post('/my/ways/passkeys/ask', { name })).json()
  return browser.post('/my/ways/passkeys', { name, credential: device.make(options) })
}

/** Comes in by a passkey of this device; `wrong` is what goes wrong there. */
export async function enterByKey(
  browser: Visiting,
  device: Device,
  more: Record<string, string> = {},
  wrong: Wrong = {},
) {
  const options = await (await browser.post('/my/login/passkey/ask', {})).json()
  return browser.post('/my/login/passkey', { ...more, credential: device.sign(options, undefined, wrong) })
}

export type Sms = { to: string; text: string }
/** A service for SMS that keeps what it is given. */
export async function smsService() {
  const sent: Sms[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', chunk => (text += chunk))
    request.on('end', () => {
      sent.push(JSON.parse(text))
      response.writeHead(200).end()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://:secret@127.0.0.1:${(server.address() as AddressInfo).port}/send`
  return { url, sent, close: () => server.close() }
}
