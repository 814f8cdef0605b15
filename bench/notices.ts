import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { type Message, tell } from '#features/notices/index.ts'
import { sendBatch } from '#features/notices/send/job.ts'
import { closeMail } from '#features/notices/send/smtp.ts'
import { useCarriers } from '#platform/carriers.ts'
import type { Database } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { registerMunicipality } from '#platform/register.ts'
import { closeTests, openTestDatabase } from '#platform/testing.ts'
import { KASHIWA } from '../seed/city.ts'
import type { Figure } from './run.ts'

const NOTICES = 10_000
const NOW = '2026-11-21T01:00:00.000Z'

/** A message with nothing secret in it. */
export const sample: Message<{ nth: number }> = {
  ...{ name: 'bench.sample', text: '', purpose: 'asked', urgency: 'usual' },
  words: ({ nth }) => ({
    title: `お知らせ ${nth}`,
    lines: ['あすの講座は、時間が変わりました。'],
    short: '',
    call: [],
  }),
}

/** A server of mail in this process, that counts what it is handed by its Message-ID. */
export async function mailServer(): Promise<{ port: number; seen: Map<string, number>; close: () => void }> {
  const seen = new Map<string, number>()
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'] },
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('end', () => {
        const id = /^Message-ID: <(.+?)>/im.exec(Buffer.concat(chunks).toString())?.[1] ?? ''
        seen.set(id, (seen.get(id) ?? 0) + 1)
        done()
      })
    },
  })
  // Whoever is killed lets go of its connections without a word.
  server.on('error', () => {})
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.server.address() as AddressInfo).port, seen, close: () => server.close(() => {}) }
}

export const smtpAt = (port: number) => ({ url: `smtp://127.0.0.1:${port}`, from: 'yui@city.example.jp' })

/** Plans so many notices to visitors, a thousand in a transaction. */
export async function plan(database: Database, municipality: string, count: number): Promise<void> {
  for (let from = 0; from < count; from += 1000)
    await database.write({ lane: 'job', municipality }, async tx => {
      for (let nth = from; nth < Math.min(count, from + 1000); nth++)
        await tell(tx, sample, {
          ...{ to: { name: '見本', email: `nth${nth}@example.jp` }, data: { nth }, about: ['test', newId()] as const },
          ...{ once: String(nth), now: NOW },
        })
    })
}

/** How long 10,000 notices take to be handed over to a server of mail beside us. */
export async function run(): Promise<readonly Figure[]> {
  const { database, owner } = await openTestDatabase()
  const municipality = await registerMunicipality(owner, KASHIWA)
  const mail = await mailServer()
  useCarriers({ outbox: false, home: null, smtp: smtpAt(mail.port) })
  const planned = performance.now()
  await plan(database, municipality, NOTICES)
  const since = performance.now()
  while (await sendBatch(new Map(), { database, municipality, now: () => NOW }));
  const seconds = (performance.now() - since) / 1000
  closeMail()
  mail.close()
  await closeTests()
  return [
    { name: `planning one of ${NOTICES} notices`, value: (since - planned) / NOTICES, unit: 'ms' },
    { name: `${NOTICES} notices handed over`, value: seconds, unit: 's', bar: '≤ 60', ok: seconds <= 60 },
    {
      name: 'mails at the server',
      value: mail.seen.size,
      unit: '',
      bar: String(NOTICES),
      ok: mail.seen.size === NOTICES,
    },
  ]
}
